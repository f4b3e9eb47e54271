/** Tests of what is told to Micrometer. */
@NullMarked
package dev.orm.boot.autoconfigure.observation;

import org.jspecify.annotations.NullMarked;
