/**
 * What a live database contains, read in bulk, and the tables of a schema created, dropped and compared. Start reading at
 * {@link dev.orm.reflect.Inspector}.
 */
@NullMarked
package dev.orm.reflect;

import org.jspecify.annotations.NullMarked;
