/** How a table is changed where {@code ALTER TABLE} can do little: a new table takes the rows, the name and all that hangs on it. */
@NullMarked
package dev.orm.migrations.sqlite;

import org.jspecify.annotations.NullMarked;
