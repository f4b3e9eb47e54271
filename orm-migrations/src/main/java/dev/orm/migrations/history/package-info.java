/** The table in which a database remembers its revisions. */
@NullMarked
package dev.orm.migrations.history;

import org.jspecify.annotations.NullMarked;
