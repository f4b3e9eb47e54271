/** Hibernate, set up for speed. */
@NullMarked
package dev.orm.benchmarks.hibernate;

import org.jspecify.annotations.NullMarked;
