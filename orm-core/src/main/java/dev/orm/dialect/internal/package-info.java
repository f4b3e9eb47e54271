/**
 * What the dialects share: the compiler of statements and of DDL, binders and readers over JDBC, and the rules about text and
 * names. Not for users.
 */
@NullMarked
package dev.orm.dialect.internal;

import org.jspecify.annotations.NullMarked;
