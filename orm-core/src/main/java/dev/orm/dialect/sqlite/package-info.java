/** The dialect of SQLite. */
@NullMarked
package dev.orm.dialect.sqlite;

import org.jspecify.annotations.NullMarked;
