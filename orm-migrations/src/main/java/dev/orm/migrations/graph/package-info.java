/** Revisions and the order they stand in: parents, branches, merges, and what a target such as {@code head} or {@code -1} means. */
@NullMarked
package dev.orm.migrations.graph;

import org.jspecify.annotations.NullMarked;
