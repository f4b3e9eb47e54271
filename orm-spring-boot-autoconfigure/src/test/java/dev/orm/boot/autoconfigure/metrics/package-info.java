/** Tests of what is told to Micrometer. */
@NullMarked
package dev.orm.boot.autoconfigure.metrics;

import org.jspecify.annotations.NullMarked;
