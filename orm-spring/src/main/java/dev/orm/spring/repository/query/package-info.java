/**
 * Makes statements of repository methods: of their names, or of the SQL that they are annotated with. Everything that can be wrong
 * is found when the repository is made. Start reading at {@link dev.orm.spring.repository.query.OrmQueryLookupStrategy}.
 */
@NullMarked
package dev.orm.spring.repository.query;

import org.jspecify.annotations.NullMarked;
