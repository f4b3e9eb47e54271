/** A revision that is none. */
@NullMarked
package dev.orm.migrations.graph.wrong;

import org.jspecify.annotations.NullMarked;
