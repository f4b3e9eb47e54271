/** Pictures of a schema and of a history, as SVG. */
@NullMarked
package dev.orm.migrations.diagram;

import org.jspecify.annotations.NullMarked;
