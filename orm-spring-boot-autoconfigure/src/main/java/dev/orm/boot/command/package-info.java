/**
 * The command {@code db} of an application: {@code java -jar app.jar db upgrade}. It is recognised before the application starts, and runs
 * with its properties and its data source, but without its beans. Start reading at {@link dev.orm.boot.command.DbRunListener}.
 */
@NullMarked
package dev.orm.boot.command;

import org.jspecify.annotations.NullMarked;
