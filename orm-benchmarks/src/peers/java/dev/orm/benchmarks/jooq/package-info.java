/** jOOQ, with tables and records as its generator writes them. */
@NullMarked
package dev.orm.benchmarks.jooq;

import org.jspecify.annotations.NullMarked;
