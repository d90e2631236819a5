/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import io.cplnprefect.bridge.job.FoundJob;
import io.cplnprefect.bridge.pid.InfrastructurePid;
import io.cplnprefect.bridge.pid.ParsedPid;
import io.cplnprefect.prefect.flowrun.FlowRun;
import io.cplnprefect.prefect.state.State;
import io.cplnprefect.prefect.state.StateType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The decisions about flow runs and jobs that no worker of this name manages. Pure functions. */
final class ReattachRule {

    /** The minimum age of a claim without a job before its flow run is returned to the work pool. */
    static final Duration CLAIM_AGE = Duration.ofMinutes(2);

    private ReattachRule() {}

    /** The result of a decision. */
    enum Action {
        /** Watch the job again. */
        WATCH,
        /** Watch the job again, and write its PID to the flow run. */
        WATCH_AND_WRITE_PID,
        /** Return the run to its work pool, where any worker may claim it. */
        RETURN_TO_POOL,
        /** Do nothing in this round. */
        LEAVE
    }

    /**
     * Decides about a job that was found by its tags.
     *
     * @param pid the job
     * @param run the flow run of the job, or {@code null} if it was deleted
     * @param live all live jobs that were found
     */
    static Action ofJob(InfrastructurePid pid, @Nullable FlowRun run, Set<InfrastructurePid> live) {
        if (run == null || run.terminal()) {
            return Action.LEAVE;
        }
        InfrastructurePid written = pid(run);
        if (pid.equals(written)) {
            return Action.WATCH;
        }
        return written != null && live.contains(written) ? Action.LEAVE : Action.WATCH_AND_WRITE_PID;
    }

    /**
     * Returns whether this worker, or an earlier one of its name, claimed the run long ago and wrote no PID.
     *
     * @param run a flow run of the pool
     * @param claimMessage the state message of the claims of the worker
     * @param now the time now
     */
    static boolean stuck(FlowRun run, String claimMessage, Instant now) {
        State state = run.state();
        return StateType.PENDING.equals(run.stateType())
                && state != null
                && claimMessage.equals(state.message())
                && state.timestamp() != null
                && Duration.between(state.timestamp(), now).compareTo(CLAIM_AGE) > 0
                && pid(run) == null;
    }

    /**
     * Decides about a run that is {@linkplain #stuck stuck}.
     *
     * @param jobs all jobs that were started for the run
     * @param complete whether all jobs could be read
     */
    static Action ofStuck(List<FoundJob> jobs, boolean complete) {
        if (!jobs.isEmpty()) {
            return Action.WATCH_AND_WRITE_PID;
        }
        return complete ? Action.RETURN_TO_POOL : Action.LEAVE;
    }

    private static @Nullable InfrastructurePid pid(FlowRun run) {
        return run.infrastructurePid() != null
                        && InfrastructurePid.parse(run.infrastructurePid()) instanceof ParsedPid.Complete complete
                ? complete.pid()
                : null;
    }
}
