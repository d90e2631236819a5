/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.manifest;

import org.jspecify.annotations.Nullable;

/**
 * The resources of a container.
 *
 * @param milliCpu the CPU limit
 * @param mebibytes the memory limit
 * @param minMilliCpu the requested CPU if it is less than the limit, otherwise null
 * @param minMebibytes the requested memory if it is less than the limit, otherwise null
 */
record Resources(
        long milliCpu,
        long mebibytes,
        @Nullable Long minMilliCpu,
        @Nullable Long minMebibytes) {

    static final long MIN_MILLI_CPU = 25;
    static final long MIN_MEBIBYTES = 32;
    /** Control Plane allows at most this many mebibytes per millicore. */
    static final long MAX_RATIO = 8;
    /** The same for workloads with the tag {@code cpln/relaxMemoryToCpuRatio}. */
    static final long RELAXED_RATIO = 32;

    private static final long DEFAULT_MILLI_CPU = 500;
    private static final long DEFAULT_MEBIBYTES = 512;

    /** Returns the memory for a CPU limit, or the default if that is absent too. */
    static long defaultMebibytes(@Nullable Long milliCpu) {
        return Math.min(DEFAULT_MEBIBYTES, milliCpu == null ? DEFAULT_MEBIBYTES : milliCpu * MAX_RATIO);
    }

    /** Returns the CPU for a memory limit, within the ratio. */
    static long defaultMilliCpu(long mebibytes) {
        return Math.max(DEFAULT_MILLI_CPU, cpuFor(mebibytes, MAX_RATIO));
    }

    /** Returns the least CPU that the memory requires, in millicores. */
    static long cpuFor(long mebibytes, long ratio) {
        return Math.floorDiv(mebibytes + ratio - 1, ratio);
    }

    String cpu() {
        return milliCpu + "m";
    }

    String memory() {
        return mebibytes + "Mi";
    }
}
