/**
 * Finds repository interfaces and registers a bean for each. Start reading at
 * {@link dev.orm.spring.repository.config.EnableOrmRepositories}.
 */
@NullMarked
package dev.orm.spring.repository.config;

import org.jspecify.annotations.NullMarked;
