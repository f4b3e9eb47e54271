/** Tests of statements and expressions as values. */
@NullMarked
package dev.orm.sql;

import org.jspecify.annotations.NullMarked;
