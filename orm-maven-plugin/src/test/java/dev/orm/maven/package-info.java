/** Tests of the goals, on projects that the tests compile. */
@NullMarked
package dev.orm.maven;

import org.jspecify.annotations.NullMarked;
