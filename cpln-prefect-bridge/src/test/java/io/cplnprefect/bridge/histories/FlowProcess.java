/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.histories;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.testkit.job.JobEvents;
import io.cplnprefect.testkit.job.JobSpec;
import io.cplnprefect.testkit.job.RunningJob;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The process of a flow in a job, which proposes states as Prefect's engine does. It calls the server directly, since the faults are
 * those of workers.
 */
final class FlowProcess implements RunningJob {

    private static final int KILLED = 137;
    private static final int TERMINATED = 143;
    private static final Duration LIFE_OF_A_STUBBORN = Duration.ofSeconds(70);

    private final World world;
    private final PlannedRun run;
    private final JobSpec job;
    private final JobEvents events;
    private final int attempt;
    private final int number;
    private @Nullable String report;
    private boolean begun;
    private boolean stopped;
    private boolean ended;
    private boolean retried;

    FlowProcess(World world, PlannedRun run, JobSpec job, JobEvents events, int number) {
        this.world = world;
        this.run = run;
        this.job = job;
        this.events = events;
        this.attempt = world.attemptOf(run, job);
        this.number = number;
    }

    PlannedRun run() {
        return run;
    }

    /** Returns the attempt that the job was started for, from 0. */
    int attempt() {
        return attempt;
    }

    String command() {
        return job.commandId();
    }

    /** Returns whether Prefect accepted RUNNING from this process. */
    boolean begun() {
        return begun;
    }

    boolean live() {
        return !ended;
    }

    boolean stopped() {
        return stopped;
    }

    /** Returns the final state that Prefect accepted from this process, or {@code null}. */
    @Nullable
    String report() {
        return report;
    }

    void start() {
        world.trace().add(this + " starts");
        after(Duration.ofSeconds(2), run.kind() == FlowKind.NEVER_BEGINS ? () -> exit(1) : this::begin);
    }

    private void begin() {
        JsonNode response = propose("RUNNING");
        switch (response.path("status").asText()) {
            case "ACCEPT" -> {
                begun = true;
                work();
            }
            case "WAIT" ->
                after(
                        Duration.ofSeconds(
                                response.path("details").path("delay_seconds").asLong(1)),
                        this::begin);
            default -> exit(0);
        }
    }

    private void work() {
        if (run.kind() == FlowKind.HANDLES_CANCEL) {
            watch(run.duration());
        } else {
            after(run.duration(), this::finish);
        }
    }

    private void watch(Duration left) {
        if (world.stateType(run).equals("CANCELLING")) {
            report("CANCELLED");
            exit(0);
        } else if (left.isNegative() || left.isZero()) {
            finish();
        } else {
            after(Duration.ofSeconds(15), () -> watch(left.minusSeconds(15)));
        }
    }

    private void finish() {
        switch (run.kind()) {
            case FAILS -> {
                report("FAILED");
                exit(1);
            }
            case RETRIES -> retry();
            case DIES -> exit(KILLED);
            case SILENT -> exit(0);
            case LINGERS -> report("COMPLETED");
            default -> {
                report("COMPLETED");
                exit(0);
            }
        }
    }

    private void retry() {
        if (retried) {
            report("COMPLETED");
            exit(0);
            return;
        }
        retried = true;
        JsonNode response = propose("FAILED");
        if (response.path("status").asText().equals("REJECT")) {
            after(Duration.ofSeconds(30), this::begin);
        } else {
            report = response.path("status").asText().equals("ACCEPT") ? "FAILED" : null;
            exit(1);
        }
    }

    private void report(String type) {
        if (propose(type).path("status").asText().equals("ACCEPT")) {
            report = type;
        }
    }

    private JsonNode propose(String type) {
        JsonNode response = world.propose(run, type);
        world.trace().add(this + " " + type + " " + response.path("status").asText());
        return response;
    }

    private void after(Duration wait, Runnable step) {
        var unused = world.time().scheduler().schedule(() -> step(step), wait.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void step(Runnable step) {
        if (ended) {
            return;
        }
        try {
            step.run();
        } catch (IllegalStateException deleted) {
            // The engine ends when the server does not know its flow run.
            exit(1);
        }
    }

    private void exit(int code) {
        if (!ended) {
            ended = true;
            world.trace().add(this + " exits with " + code);
            events.exited(job.mainContainer().name(), code);
        }
    }

    /** Ends the process without a report. */
    void kill() {
        exit(KILLED);
    }

    @Override
    public void stop(Duration grace) {
        if (ended || stopped) {
            return;
        }
        stopped = true;
        world.trace().add(this + " is stopped");
        world.stopped(this);
        if (run.kind() != FlowKind.STUBBORN) {
            exit(TERMINATED);
        } else if (grace.compareTo(LIFE_OF_A_STUBBORN) < 0) {
            after(grace, () -> exit(KILLED));
        } else {
            after(LIFE_OF_A_STUBBORN, () -> exit(TERMINATED));
        }
    }

    @Override
    public String toString() {
        return "job " + number + " of run " + run.number() + " attempt " + attempt;
    }
}
