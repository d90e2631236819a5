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

/**
 * What becomes of flow runs and jobs that no worker of this name looks after. Pure functions of what both services say.
 */
final class ReattachRule {

    /** How old a claim must be before it counts as given up by whoever made it. */
    static final Duration CLAIM_AGE = Duration.ofMinutes(2);

    private ReattachRule() {}

    /** What to do. */
    enum Action {
        /** Look after the job again. */
        WATCH,
        /** The same, and the flow run does not know its job yet. */
        WATCH_AND_NOTE_PID,
        /** Nobody works on the run: give it back to its pool, where any worker may claim it. */
        GIVE_BACK,
        /** Nothing for this round. */
        LEAVE
    }

    /**
     * A job that was found by its tags.
     *
     * @param pid the job
     * @param run its flow run, or {@code null} when it was deleted
     * @param live all live jobs that were found
     */
    static Action ofJob(InfrastructurePid pid, @Nullable FlowRun run, Set<InfrastructurePid> live) {
        if (run == null || run.terminal()) {
            return Action.LEAVE;
        }
        InfrastructurePid noted = noted(run);
        if (pid.equals(noted)) {
            return Action.WATCH;
        }
        return noted != null && live.contains(noted) ? Action.LEAVE : Action.WATCH_AND_NOTE_PID;
    }

    /**
     * Whether this worker, or an earlier one of its name, has claimed the run, long ago, and written no job down.
     *
     * @param run a flow run of the pool
     * @param mark the message of the worker's claims
     * @param now the time now
     */
    static boolean stuck(FlowRun run, String mark, Instant now) {
        State state = run.state();
        return StateType.PENDING.equals(run.stateType())
                && state != null
                && mark.equals(state.message())
                && state.timestamp() != null
                && Duration.between(state.timestamp(), now).compareTo(CLAIM_AGE) > 0
                && noted(run) == null;
    }

    /**
     * A run that is {@linkplain #stuck stuck}.
     *
     * @param jobs all jobs that were ever started for it
     * @param complete whether everything could be read, so that a job that was not found does not exist
     */
    static Action ofStuck(List<FoundJob> jobs, boolean complete) {
        if (!jobs.isEmpty()) {
            return Action.WATCH_AND_NOTE_PID;
        }
        return complete ? Action.GIVE_BACK : Action.LEAVE;
    }

    private static @Nullable InfrastructurePid noted(FlowRun run) {
        return run.infrastructurePid() != null
                        && InfrastructurePid.parse(run.infrastructurePid()) instanceof ParsedPid.Cpln known
                ? known.pid()
                : null;
    }
}
