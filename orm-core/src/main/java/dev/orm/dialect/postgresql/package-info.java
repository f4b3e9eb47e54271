/** The dialect of PostgreSQL. */
@NullMarked
package dev.orm.dialect.postgresql;

import org.jspecify.annotations.NullMarked;
