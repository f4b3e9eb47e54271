package dev.orm.benchmarks;

import dev.orm.testing.DatabaseKind;

/**
 * What one contender used for one workload in one round, per call.
 *
 * @param database where
 * @param workload what
 * @param contender who
 * @param round which round, from 0
 * @param calls how many calls were made
 * @param cpuNanos CPU time of the thread
 * @param wallNanos elapsed time
 * @param bytes bytes allocated by the thread
 */
record Sample(
        DatabaseKind database,
        Workload workload,
        String contender,
        int round,
        long calls,
        double cpuNanos,
        double wallNanos,
        double bytes) {

    String toLine() {
        return String.join(
                "\t",
                "sample",
                database.name(),
                workload.name(),
                contender,
                Integer.toString(round),
                Long.toString(calls),
                Double.toString(cpuNanos),
                Double.toString(wallNanos),
                Double.toString(bytes));
    }

    static Sample ofLine(String[] fields) {
        return new Sample(
                DatabaseKind.valueOf(fields[1]),
                Workload.valueOf(fields[2]),
                fields[3],
                Integer.parseInt(fields[4]),
                Long.parseLong(fields[5]),
                Double.parseDouble(fields[6]),
                Double.parseDouble(fields[7]),
                Double.parseDouble(fields[8]));
    }
}
