/**
 * Values on their way between Java and a database: which SQL type holds a Java type, and how a value of it is written to a
 * statement and read from a row. Start reading at {@link dev.orm.type.SqlType}; what differs between databases is behind
 * {@link dev.orm.type.ParameterBinder} and {@link dev.orm.type.RowReader}.
 */
@NullMarked
package dev.orm.type;

import org.jspecify.annotations.NullMarked;
