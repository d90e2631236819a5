/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.internal.workload;

import io.cplnprefect.bridge.manifest.WorkloadName;
import io.cplnprefect.cpln.workload.Workload;
import org.jspecify.annotations.Nullable;

/** Which library has created a workload that has the tag of the bridge. Pure functions. */
public final class WorkloadOrigin {

    private WorkloadOrigin() {}

    /**
     * Returns whether this library has created the workload. Control Plane's agents in Python use the same tags, but name a workload
     * after its first flow run or its job type, not by its hash, and give each workload a hash.
     */
    public static boolean isThisLibrary(Workload workload) {
        Object hash = workload.tags().get(RequiredWorkload.SPEC_HASH);
        if (!RequiredWorkload.isOwn(workload.tags())) {
            return false;
        }
        // Only this library retires, and gives a workload to a single job.
        return hash == null || Retirement.isRetired(workload.tags()) || isNamedBy(workload, hash.toString());
    }

    private static boolean isNamedBy(Workload workload, String hash) {
        Object type = workload.tags().get(RequiredWorkload.JOB_TYPE);
        try {
            for (int generation = 1; generation <= WorkloadCreation.MAX_GENERATIONS; generation++) {
                if (name(type, hash, generation).equals(workload.name())) {
                    return true;
                }
            }
        } catch (IllegalArgumentException notOfThisLibrary) {
            return false;
        }
        return false;
    }

    private static String name(@Nullable Object type, String hash, int generation) {
        return WorkloadName.of(type == null ? null : type.toString(), hash, generation);
    }
}
