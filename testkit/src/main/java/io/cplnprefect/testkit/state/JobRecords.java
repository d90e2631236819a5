/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.state;

import java.util.List;

/**
 * The jobs of all workloads at one moment.
 *
 * @param all the jobs, the oldest first
 */
public record JobRecords(List<JobRecord> all) {
    /** Keeps a copy. */
    public JobRecords {
        all = List.copyOf(all);
    }

    /** Returns the jobs that have not ended. */
    public List<JobRecord> live() {
        return all.stream().filter(job -> !job.hasEnded()).toList();
    }
}
