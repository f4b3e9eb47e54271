@NullMarked
package dev.orm.migrations.graph;

import org.jspecify.annotations.NullMarked;
