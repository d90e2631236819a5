/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.sync;

import io.cplnprefect.bridge.history.ProposalKind;
import io.cplnprefect.bridge.job.Job;
import io.cplnprefect.prefect.state.State;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The facts of a round with the evidence of earlier ones.
 *
 * @param settings the settings
 * @param facts what this round has read
 * @param before the evidence of earlier rounds, or {@code null}
 * @param nowNanos the time of a monotonic clock
 */
record Evidence(
        SyncSettings settings, RunFacts facts, @Nullable Sighting before, long nowNanos) {

    /** Number of sightings that prove the end of a job or of a flow run. */
    static final int SIGHTINGS = 2;

    /** Requests further reads, and keeps the evidence. */
    SyncDecision examine(RunFacts.Extent extent) {
        return new SyncDecision(new SyncAction.Examine(extent), before);
    }

    /** Waits, and keeps the evidence: this round has seen less than the earlier ones. */
    SyncDecision keep(String reason) {
        return new SyncDecision(new SyncAction.Wait(reason), before);
    }

    /** Decides about a job whose command does not exist. */
    SyncDecision missing(State state, Job job, ProposalKind kind) {
        if (!facts.complete()) {
            return keep("not all jobs could be read");
        }
        return after(
                fact(state, job),
                settings.missingSightings(),
                settings.betweenMissingSightings(),
                Duration.ZERO,
                new SyncAction.Propose(
                        kind,
                        job,
                        "no longer exists (404 for " + settings.missingSightings() + " consecutive checks)"));
    }

    /** Returns the live jobs that are observed: those of other agents only if they are adopted. */
    List<Job> observed() {
        return facts.live().stream()
                .filter(job -> job.claimId() != null || settings.adoptForeign())
                .toList();
    }

    /** Returns a text that changes with the state of the flow run or the stage of the job. */
    static String fact(State state, Job job) {
        return job.pid().command() + " " + job.stage() + " " + state.id();
    }

    /** Returns the action if the fact has been seen often and long enough. */
    SyncDecision after(String fact, int times, Duration apart, Duration since, SyncAction action) {
        Sighting sighting = Sighting.of(fact, before, apart, nowNanos);
        boolean evident =
                sighting.times() >= times && sighting.sinceFirst(nowNanos).compareTo(since) >= 0;
        return new SyncDecision(
                evident ? action : new SyncAction.Wait("seen " + sighting.times() + " times: " + fact), sighting);
    }
}
