/** Tests of expressions: each is calculated by the databases and by a program, which have to agree. */
@NullMarked
package dev.orm.expression;

import org.jspecify.annotations.NullMarked;
