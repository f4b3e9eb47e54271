/**
 * The data of the workloads, in the form in which all contenders must hand it back.
 */
@NullMarked
package dev.orm.benchmarks.rows;

import org.jspecify.annotations.NullMarked;
