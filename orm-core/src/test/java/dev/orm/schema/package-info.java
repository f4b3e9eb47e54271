/** Tests of the layer. */
@NullMarked
package dev.orm.schema;

import org.jspecify.annotations.NullMarked;
