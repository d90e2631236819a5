/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.internal.workload;

import io.cplnprefect.core.time.TimeSource;
import io.cplnprefect.cpln.OrgScope;

/**
 * The reliance of a submission on a workload that it has read and in which it is about to start a job. The cleanup deletes a
 * workload only after all submissions that have read it before its retirement have ended, see {@link Retirement}.
 */
public final class WorkloadHold {

    private final OrgScope org;
    private final TimeSource time;
    private final String gvc;
    private final ReadyWorkload workload;

    public WorkloadHold(OrgScope org, TimeSource time, String gvc, ReadyWorkload workload) {
        this.org = org;
        this.time = time;
        this.gvc = gvc;
        this.workload = workload;
    }

    /**
     * Reads the workload again if it was read too long ago to rely on it. Called right before the fence of the start.
     *
     * @throws RetiredWorkloadException if the cleanup has retired it
     * @throws io.cplnprefect.core.error.ServiceException.NotFound if it was deleted
     */
    public void confirm() {
        if (time.nanoTime().getAsLong() - workload.readNanos() <= Retirement.HOLD.toNanos()) {
            return;
        }
        if (Retirement.isRetired(
                org.gvc(gvc).workloads().get(workload.name()).execute().tags())) {
            throw new RetiredWorkloadException(
                    "Workload " + workload.name() + " in GVC " + gvc + " is about to be deleted by the cleanup");
        }
    }
}
