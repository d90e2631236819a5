/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.manifest;

import org.jspecify.annotations.Nullable;

/** The resources of a container, with Control Plane's minima and its maximum ratio of memory to CPU. */
record Resources(long milliCpu, long mebibytes) {

    static final long MIN_MILLI_CPU = 25;
    static final long MIN_MEBIBYTES = 32;
    /** Control Plane allows at most this many mebibytes per millicore. */
    static final long MAX_RATIO = 8;

    private static final long DEFAULT_MILLI_CPU = 500;
    private static final long DEFAULT_MEBIBYTES = 512;

    /** Creates resources with defaults, within the ratio, for absent amounts. */
    static Resources of(@Nullable Long milliCpu, @Nullable Long mebibytes) {
        long memory = mebibytes != null
                ? mebibytes
                : Math.min(DEFAULT_MEBIBYTES, milliCpu == null ? DEFAULT_MEBIBYTES : milliCpu * MAX_RATIO);
        long cpu = milliCpu != null ? milliCpu : Math.max(DEFAULT_MILLI_CPU, cpuFor(memory));
        return new Resources(cpu, memory);
    }

    boolean isWithinRatio() {
        return mebibytes <= milliCpu * MAX_RATIO;
    }

    /** Returns the least CPU that the memory requires, in millicores. */
    static long cpuFor(long mebibytes) {
        return Math.floorDiv(mebibytes + MAX_RATIO - 1, MAX_RATIO);
    }

    String cpu() {
        return milliCpu + "m";
    }

    String memory() {
        return mebibytes + "Mi";
    }
}
