/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.sync;

import io.cplnprefect.bridge.history.ProposalKind;
import io.cplnprefect.bridge.history.Repair;
import io.cplnprefect.bridge.job.Job;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an observation does about one flow run. Each action is decided anew in every round. */
public sealed interface SyncAction {

    /**
     * Nothing: the flow run and its job agree, or further evidence is required.
     *
     * @param reason the reason
     */
    record Wait(String reason) implements SyncAction {}

    /**
     * Nothing, now and later: the flow run belongs to another kind of worker, or has ended with its jobs.
     *
     * @param reason the reason
     */
    record Leave(String reason) implements SyncAction {}

    /**
     * Read more and decide again in the same round.
     *
     * @param extent which jobs to read, in addition to the history of states
     */
    record Examine(RunFacts.Extent extent) implements SyncAction {}

    /** Continue the submission that this process began. */
    record ContinueSubmission() implements SyncAction {}

    /**
     * Write the PID of a job to the flow run.
     *
     * @param job the job of the attempt
     */
    record WritePid(Job job) implements SyncAction {}

    /**
     * Propose a final state.
     *
     * @param kind COMPLETED, CRASHED or CANCELLED
     * @param job the job that has ended, or {@code null} if there is none
     * @param reason why
     */
    record Propose(ProposalKind kind, @Nullable Job job, String reason) implements SyncAction {}

    /**
     * Propose SCHEDULED, a margin from now.
     *
     * @param reason why
     */
    record GiveBack(String reason) implements SyncAction {}

    /**
     * Propose the state that counts in place of a stale one.
     *
     * @param repair both states
     */
    record PutBack(Repair repair) implements SyncAction {}

    /**
     * Stop jobs.
     *
     * @param jobs the jobs
     * @param reason why
     */
    record Stop(List<Job> jobs, String reason) implements SyncAction {
        /** Creates an action with a copy of the list. */
        public Stop {
            jobs = List.copyOf(jobs);
        }
    }
}
