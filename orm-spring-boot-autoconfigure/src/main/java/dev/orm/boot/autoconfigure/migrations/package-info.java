/**
 * Auto-configuration for migrations: the revisions of the application are found and run before anything uses the database. Start reading
 * at {@link dev.orm.boot.autoconfigure.migrations.OrmMigrationsAutoConfiguration}.
 */
@NullMarked
package dev.orm.boot.autoconfigure.migrations;

import org.jspecify.annotations.NullMarked;
