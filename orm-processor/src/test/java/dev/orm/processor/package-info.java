/** Tests of the annotation processor, which run the compiler inside the test. */
@NullMarked
package dev.orm.processor;

import org.jspecify.annotations.NullMarked;
