/**
 * The nodes that statements consist of. Users never name them; whoever writes a dialect reads each through
 * {@link dev.orm.sql.node.ExpressionVisitor}. All are immutable.
 */
@NullMarked
package dev.orm.sql.node;

import org.jspecify.annotations.NullMarked;
