package dev.orm.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * Counts what the current thread used. Its CPU time leaves out the compiler, the collector, other processes on the machine
 * and a database server's work, so it holds still where the wall clock does not.
 */
public final class ThreadMeter {

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** CPU time of the current thread in nanoseconds. */
    public long cpuNanos() {
        return threads.getCurrentThreadCpuTime();
    }

    /** Bytes that the current thread has allocated. */
    public long allocatedBytes() {
        return threads.getCurrentThreadAllocatedBytes();
    }
}
