/**
 * What differs between databases: which constructs each can do ({@link dev.orm.dialect.Capability}), the SQL text of statements
 * and of DDL, how names are quoted, how values are stored, and what its errors mean. One sub-package per database. Start reading
 * at {@link dev.orm.dialect.Dialect}.
 */
@NullMarked
package dev.orm.dialect;

import org.jspecify.annotations.NullMarked;
