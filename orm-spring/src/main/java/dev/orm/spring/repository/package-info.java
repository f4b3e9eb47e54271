/**
 * Spring Data repositories for entities. Start reading at {@link dev.orm.spring.repository.OrmRepository}; they are switched on by
 * {@link dev.orm.spring.repository.config.EnableOrmRepositories}.
 */
@NullMarked
package dev.orm.spring.repository;

import org.jspecify.annotations.NullMarked;
