/** Ebean, with entities enhanced at build time. */
@NullMarked
package dev.orm.benchmarks.ebean;

import org.jspecify.annotations.NullMarked;
