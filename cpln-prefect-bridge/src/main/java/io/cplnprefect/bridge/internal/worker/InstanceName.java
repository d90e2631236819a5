/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.internal.worker;

import org.jspecify.annotations.Nullable;

/** The names of workers of this library on the server: the name of the user, a mark, and the id of the process. Pure functions. */
public final class InstanceName {

    /** Distinguishes workers of this library from Prefect's own in the same pool, which do not share its observation. */
    private static final String MARK = " (java ";

    private InstanceName() {}

    /** Returns the name of a process. */
    public static String of(String name, String instance) {
        return name + MARK + instance + ")";
    }

    /** Returns the id of a process from its name, or {@code null} if it is not a worker of this library. */
    public static @Nullable String instance(String workerName) {
        int mark = mark(workerName);
        return mark < 0 ? null : workerName.substring(mark + MARK.length(), workerName.length() - 1);
    }

    /** Returns the name of the user from the name of a process, or {@code null} if it is not a worker of this library. */
    public static @Nullable String user(String workerName) {
        int mark = mark(workerName);
        return mark < 0 ? null : workerName.substring(0, mark);
    }

    private static int mark(String workerName) {
        return workerName.endsWith(")") ? workerName.lastIndexOf(MARK) : -1;
    }
}
