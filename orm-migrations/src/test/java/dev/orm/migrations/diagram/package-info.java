@NullMarked
package dev.orm.migrations.diagram;

import org.jspecify.annotations.NullMarked;
