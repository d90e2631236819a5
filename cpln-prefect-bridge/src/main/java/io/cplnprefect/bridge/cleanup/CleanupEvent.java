/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.cleanup;

/**
 * What a round has done with an object, or would do. Immutable.
 *
 * @param kind {@code workload}, {@code identity}, {@code policy}, {@code secret} or {@code worker}
 * @param object the path of the object on Control Plane, or work pool and name of a worker record
 * @param result what was done
 * @param reason why
 */
public record CleanupEvent(String kind, String object, Result result, String reason) {

    /** The result for an object. */
    public enum Result {
        /** The object was marked for deletion in a later round. Submissions use it no more. */
        RETIRED,
        /** The object was deleted. */
        DELETED,
        /** Nothing was done. A later round decides anew. */
        KEPT
    }
}
