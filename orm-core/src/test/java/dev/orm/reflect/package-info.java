/** Tests of the layer. */
@NullMarked
package dev.orm.reflect;

import org.jspecify.annotations.NullMarked;
