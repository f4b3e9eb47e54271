/** This library, with entities as an application writes them. */
@NullMarked
package dev.orm.benchmarks.ours;

import org.jspecify.annotations.NullMarked;
