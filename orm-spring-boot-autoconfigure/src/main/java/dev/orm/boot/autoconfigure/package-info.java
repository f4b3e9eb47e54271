/**
 * Auto-configuration for Spring Boot: the data source, the engine, the session factory and the transaction manager. Start
 * reading at {@link dev.orm.boot.autoconfigure.OrmAutoConfiguration}; the properties are in
 * {@link dev.orm.boot.autoconfigure.OrmProperties}.
 */
@NullMarked
package dev.orm.boot.autoconfigure;

import org.jspecify.annotations.NullMarked;
