/**
 * The implementation behind repository interfaces. Start reading at
 * {@link dev.orm.spring.repository.support.OrmRepositoryFactory}.
 */
@NullMarked
package dev.orm.spring.repository.support;

import org.jspecify.annotations.NullMarked;
