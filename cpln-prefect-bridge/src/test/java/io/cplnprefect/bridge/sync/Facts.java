/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.sync;

import io.cplnprefect.bridge.history.Histories;
import io.cplnprefect.bridge.job.Job;
import io.cplnprefect.bridge.job.JobOptions;
import io.cplnprefect.bridge.job.JobStage;
import io.cplnprefect.bridge.pid.InfrastructurePid;
import io.cplnprefect.prefect.state.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Facts about a flow run, for rows of a table. Not thread-safe. */
final class Facts {

    private final @Nullable Histories history;
    private List<Job> jobs = List.of();
    private RunFacts.Extent extent = RunFacts.Extent.SEARCHED;
    private Claimant claimant = Claimant.ONLINE;
    private @Nullable InfrastructurePid pid;
    private boolean foreignPid;
    private boolean started;
    private boolean retriesInProcess;
    private boolean complete = true;
    private Duration age = Duration.ofHours(1);

    private Facts(@Nullable Histories history) {
        this.history = history;
    }

    static Facts of(Histories history) {
        return new Facts(history);
    }

    static Facts deleted() {
        return new Facts(null);
    }

    /** Returns a job of a claim; the number is its age, and part of its PID. */
    static Job job(int number, int claim, JobStage stage) {
        return job(number, claim, stage, JobOptions.DEFAULT);
    }

    static Job job(int number, int claim, JobStage stage, JobOptions options) {
        return new Job(
                pid(number),
                stage,
                new UUID(0, 1),
                claim == 0 ? null : Histories.claimId(claim),
                null,
                "agent",
                "instance",
                "location",
                Histories.written(number),
                options);
    }

    static InfrastructurePid pid(int number) {
        return new InfrastructurePid("org", "gvc", "workload", "command-" + number);
    }

    Facts jobs(Job... known) {
        jobs = List.of(known);
        return this;
    }

    Facts pidOf(int number) {
        pid = pid(number);
        return this;
    }

    Facts foreignPid() {
        foreignPid = true;
        return this;
    }

    Facts started() {
        started = true;
        return this;
    }

    Facts retriesInProcess() {
        retriesInProcess = true;
        Objects.requireNonNull(history).retryingInProcess();
        return this;
    }

    Facts listed() {
        extent = RunFacts.Extent.LISTED;
        return this;
    }

    Facts examined() {
        extent = RunFacts.Extent.EXAMINED;
        return this;
    }

    Facts claimant(Claimant of) {
        claimant = of;
        return this;
    }

    Facts incomplete() {
        complete = false;
        return this;
    }

    Facts age(Duration of) {
        age = of;
        return this;
    }

    RunFacts read() {
        State state = history == null ? null : history.current();
        Instant since = state == null ? Histories.BEGIN : Objects.requireNonNull(state.timestamp());
        return new RunFacts(
                new UUID(0, 1),
                state,
                pid,
                foreignPid,
                started,
                retriesInProcess,
                claimant,
                jobs,
                extent,
                complete,
                history == null || extent == RunFacts.Extent.LISTED ? null : history.read(),
                since.plus(age),
                Histories.BEGIN.plus(Duration.ofHours(1)));
    }
}
