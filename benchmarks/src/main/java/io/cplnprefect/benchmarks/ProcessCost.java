/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * What this process has used, all threads together.
 *
 * @param cpuMicros CPU time in microseconds, including that of the compiler and the garbage collector
 * @param bytes memory allocated by the threads that live
 */
record ProcessCost(double cpuMicros, double bytes) {

    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private static final ThreadMXBean THREADS = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

    static ProcessCost now() {
        long bytes = 0;
        for (long allocated : THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds())) {
            bytes += Math.max(0, allocated);
        }
        return new ProcessCost(SYSTEM.getProcessCpuTime() / 1e3, bytes);
    }

    ProcessCost minus(ProcessCost before) {
        return new ProcessCost(cpuMicros - before.cpuMicros, bytes - before.bytes);
    }

    ProcessCost dividedBy(int calls) {
        return new ProcessCost(cpuMicros / calls, bytes / calls);
    }
}
