/** Entities that are related in all ways there are, for graphs made at random. Start at {@link dev.orm.session.graph.Team}. */
@NullMarked
package dev.orm.session.graph;

import org.jspecify.annotations.NullMarked;
