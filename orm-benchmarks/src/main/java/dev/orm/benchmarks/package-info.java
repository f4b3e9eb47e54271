/**
 * Measures what this library costs over plain JDBC, beside other libraries. Start reading at
 * {@link dev.orm.benchmarks.Benchmark}; what is measured is in {@link dev.orm.benchmarks.Workload}, how in
 * {@link dev.orm.benchmarks.DatabaseRun}.
 */
@NullMarked
package dev.orm.benchmarks;

import org.jspecify.annotations.NullMarked;
