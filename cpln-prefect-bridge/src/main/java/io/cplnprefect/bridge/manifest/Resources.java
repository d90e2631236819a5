/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.manifest;

import org.jspecify.annotations.Nullable;

/** What a container gets, within the platform's floors and its ratio of memory to cpu. */
record Resources(long milliCpu, long mebibytes) {

    static final long LEAST_MILLI_CPU = 25;
    static final long LEAST_MEBIBYTES = 32;
    /** Control Plane gives at most this many mebibytes for each millicore. */
    static final long MAX_RATIO = 8;

    private static final long DEFAULT_MILLI_CPU = 500;
    private static final long DEFAULT_MEBIBYTES = 512;

    /** Fills in what is absent so that the ratio holds. */
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

    /** Returns the least cpu that the memory asks for. */
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
