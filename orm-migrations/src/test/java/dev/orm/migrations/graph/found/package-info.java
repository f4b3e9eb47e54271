/** Revisions that are found. */
@NullMarked
package dev.orm.migrations.graph.found;

import org.jspecify.annotations.NullMarked;
