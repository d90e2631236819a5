/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import java.util.Collection;
import java.util.Map;

/**
 * What a job is started for: the attempt of a flow run, or the idempotency key of a caller. At most one job is started for a purpose.
 */
public sealed interface JobPurpose permits Attempt, IdempotencyKey {

    /**
     * Returns the tags of the command that identify the purpose. Labels of the manifest cannot replace them.
     *
     * @return values by name
     */
    Map<String, String> tags();

    /**
     * Returns the tag by which the jobs of the purpose are found.
     *
     * @return the name of one of the {@link #tags}
     */
    String searchTag();

    /**
     * Returns whether a job of the purpose may exist in any workload; otherwise in the one of its manifest only.
     *
     * @return whether it may
     */
    boolean mayBeAnywhere();

    /**
     * Assigns the jobs that were found: the oldest one is the job of the purpose.
     *
     * @param jobs the jobs with the {@link #searchTag}
     * @return the assignment
     */
    AttemptJobs assign(Collection<Job> jobs);
}
