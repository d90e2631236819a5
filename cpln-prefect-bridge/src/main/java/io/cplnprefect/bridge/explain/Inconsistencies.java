/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.explain;

import io.cplnprefect.bridge.history.StateHistory;
import io.cplnprefect.bridge.job.AttemptJobs;
import io.cplnprefect.bridge.job.Job;
import io.cplnprefect.bridge.sync.Claimant;
import io.cplnprefect.bridge.sync.RunFacts;
import io.cplnprefect.prefect.state.State;
import io.cplnprefect.prefect.state.StateType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Where a flow run and its jobs do not agree. Pure functions. */
final class Inconsistencies {

    private static final Duration LATE = Duration.ofMinutes(1);

    private final RunFacts facts;
    private final List<String> found = new ArrayList<>();

    private Inconsistencies(RunFacts facts) {
        this.facts = facts;
    }

    static List<String> of(RunFacts facts) {
        return new Inconsistencies(facts).find();
    }

    private List<String> find() {
        List<Job> live = facts.jobs().stream().filter(Job::live).toList();
        State state = facts.state();
        if (state == null) {
            found.add(
                    live.isEmpty()
                            ? "The flow run does not exist: it was deleted, or the id is not one of this server"
                            : "The flow run was deleted, but its job is live: " + pids(live));
            return found;
        }
        if (facts.foreignPid()) {
            found.add("The PID of the flow run is not that of a job in this organization");
        }
        StateHistory history = facts.history();
        if (history != null) {
            if (history.isStale()) {
                found.add(
                        "The state " + state.type() + " was written over another state than the one it was decided on");
            }
            jobs(state, AttemptJobs.of(facts.jobs(), history.claims(), history.earlierClaims(), null));
        }
        if (state.type().terminal() && !live.isEmpty()) {
            found.add("The flow run is " + state.type() + ", but its job is live: " + pids(live));
        }
        if (state.type().equals(StateType.PENDING) && facts.claimant() == Claimant.OFFLINE) {
            found.add("The worker that claimed the flow run is offline");
        }
        if (state.type().equals(StateType.SCHEDULED)
                && state.stateDetails().scheduledTime() != null
                && state.stateDetails().scheduledTime().plus(LATE).isBefore(facts.now())
                && !facts.retriesInProcess()) {
            found.add(
                    "The flow run is due since " + state.stateDetails().scheduledTime()
                            + ", and no worker has claimed it. Check the worker, the limits of pool and queue, and whether they are paused");
        }
        return found;
    }

    private void jobs(State state, AttemptJobs jobs) {
        boolean open = state.type().equals(StateType.PENDING) || state.type().equals(StateType.RUNNING);
        Job own = jobs.own();
        if (!jobs.stray().isEmpty()) {
            found.add("Jobs are live besides the job of the attempt: " + pids(jobs.stray()));
        }
        if (!jobs.strangers().isEmpty()) {
            found.add("Jobs of another agent are live: " + pids(jobs.strangers()));
        }
        if (!open) {
            return;
        }
        if (own == null) {
            if (state.type().equals(StateType.RUNNING) && jobs.strangers().isEmpty()) {
                found.add("The flow run is RUNNING, but its attempt has no job");
            }
            return;
        }
        if (!own.live()) {
            found.add("The flow run is " + state.type() + ", but its job is " + own.stage() + ": " + own.pid());
        }
        if (facts.pid() == null && !facts.foreignPid()) {
            found.add("The flow run has no PID, but a job: " + own.pid());
        } else if (facts.pid() != null && !facts.pid().equals(own.pid())) {
            found.add("The PID names another job than that of the attempt, " + own.pid());
        }
    }

    private static String pids(List<Job> jobs) {
        return jobs.stream().map(job -> job.pid().toString()).collect(Collectors.joining(", "));
    }
}
