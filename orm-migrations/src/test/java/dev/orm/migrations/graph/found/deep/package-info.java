/** Revisions that are found. */
@NullMarked
package dev.orm.migrations.graph.found.deep;

import org.jspecify.annotations.NullMarked;
