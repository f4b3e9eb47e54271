/**
 * What a schema consists of, as immutable values: tables, columns, keys, constraints, indexes, and the convention that names
 * them. Nothing here knows a database or a Java class that is mapped. Start reading at {@link dev.orm.schema.Table}.
 */
@NullMarked
package dev.orm.schema;

import org.jspecify.annotations.NullMarked;
