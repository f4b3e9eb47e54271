/**
 * The baseline: JDBC written by hand, as well as it can be.
 */
@NullMarked
package dev.orm.benchmarks.raw;

import org.jspecify.annotations.NullMarked;
