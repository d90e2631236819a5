/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

/**
 * How the workload of a job is provided. Immutable.
 *
 * @param ensurePullSecrets whether pull secrets that the manifest names are added to the GVC; otherwise a missing one is an error
 * @param anyLocation whether the job may run in another location of the GVC if its workload does not become ready in the first one
 */
public record WorkloadOptions(boolean ensurePullSecrets, boolean anyLocation) {

    /** The GVC is not changed; the job runs in its location only. */
    public static final WorkloadOptions DEFAULT = new WorkloadOptions(false, false);
}
