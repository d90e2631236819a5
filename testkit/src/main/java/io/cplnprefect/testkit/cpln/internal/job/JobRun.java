/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.cpln.internal.item.Store;
import io.cplnprefect.testkit.cpln.internal.log.LogStore;
import io.cplnprefect.testkit.job.JobEvents;
import io.cplnprefect.testkit.job.JobRuntime;
import io.cplnprefect.testkit.job.JobSpec;
import io.cplnprefect.testkit.job.JobStream;
import io.cplnprefect.testkit.job.RunningJob;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A live run of a cron workload, which receives the runtime's events until all containers have exited. */
final class JobRun implements JobEvents {
    /** The exit code of a container that could not be started. */
    private static final int START_ERROR = 128;

    /** The end of a container. */
    record End(int exitCode, String reason, String message) {}

    /** The reason for which the platform ended a run. */
    enum StopReason {
        STOPPED,
        DEADLINE,
        /** The workload was deleted. */
        DELETED
    }

    private final Store store;
    private final JobSpec spec;
    private final Map<String, String> labels;
    private final LogStore logs;
    private final Consumer<JobRun> whenOver;
    private final Map<String, End> ends = new LinkedHashMap<>();
    private @Nullable RunningJob job;
    private @Nullable StopReason stopReason;
    private Duration grace = Duration.ZERO;

    /**
     * Creates a run that is not yet started.
     *
     * @param labels the labels of all its log lines
     * @param whenOver called once at the end, with the store's monitor held
     */
    JobRun(Store store, JobSpec spec, Map<String, String> labels, LogStore logs, Consumer<JobRun> whenOver) {
        this.store = store;
        this.spec = spec;
        this.labels = labels;
        this.logs = logs;
        this.whenOver = whenOver;
    }

    JobSpec spec() {
        return spec;
    }

    Map<String, End> ends() {
        return ends;
    }

    @Nullable
    StopReason stopReason() {
        return stopReason;
    }

    boolean isOver() {
        return ends.size() == spec.containers().size();
    }

    /**
     * Starts the job, and returns whether the platform shows its replica. The caller does not hold the store's monitor,
     * since a runtime may block.
     */
    boolean start(JobRuntime runtime) {
        try {
            RunningJob started = runtime.start(spec, this);
            synchronized (store) {
                job = started;
                if (stopReason == null) {
                    return started.isVisible();
                }
            }
            // The stop was requested while the runtime was starting.
            started.stop(grace);
            return started.isVisible();
        } catch (RuntimeException e) {
            String message = Objects.toString(e.getMessage(), e.toString());
            spec.containers()
                    .forEach(container -> exited(container.name(), START_ERROR, "ContainerCannotRun", message));
            return true;
        }
    }

    /** Stops the job; the first reason is kept. The caller does not hold the store's monitor. */
    void stop(StopReason reason, Duration gracePeriod) {
        RunningJob started;
        synchronized (store) {
            if (stopReason == null) {
                stopReason = reason;
            }
            grace = gracePeriod;
            started = job;
        }
        if (started != null) {
            started.stop(gracePeriod);
        }
    }

    /** Starts a command in a container; the caller does not hold the store's monitor. */
    Process exec(String container, List<String> command) throws IOException {
        RunningJob started;
        synchronized (store) {
            started = job;
        }
        if (started == null) {
            throw new IOException("the replica has not started yet");
        }
        try {
            return started.exec(container, command);
        } catch (IllegalStateException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public void log(String container, JobStream stream, String line) {
        logAtOnce(container, stream, List.of(line));
    }

    @Override
    public void logAtOnce(String container, JobStream stream, List<String> lines) {
        Map<String, String> all = new HashMap<>(labels);
        all.put("container", container);
        all.put("stream", stream.label());
        logs.append(spec.org(), all, lines);
    }

    @Override
    public void exited(String container, int exitCode, String reason, String message) {
        synchronized (store) {
            boolean known =
                    spec.containers().stream().anyMatch(each -> each.name().equals(container));
            if (!known) {
                throw new IllegalArgumentException("Unknown container '" + container + "': the job does not have it.");
            }
            boolean first = ends.putIfAbsent(container, new End(exitCode, reason, message)) == null;
            if (first && isOver()) {
                whenOver.accept(this);
            }
        }
    }

    /** Writes the states of the containers to a job execution. */
    void describeContainers(ObjectNode execution, String now) {
        ObjectNode containers = execution.putObject("containers");
        for (JobSpec.Container container : spec.containers()) {
            End end = ends.get(container.name());
            ObjectNode state = containers.putObject(container.name());
            state.put("name", container.name()).put("image", container.image()).put("ready", end == null);
            if (end != null) {
                state.put("message", end.message().isEmpty() ? defaultMessage(end) : end.message());
                ObjectNode restarts = state.putObject("restarts");
                restarts.put("count", 0).put("exitCode", end.exitCode()).put("reason", end.reason());
                restarts.put("lastRestartTime", now);
            }
        }
    }

    private static String defaultMessage(End end) {
        return end.reason() + " (exit code " + end.exitCode() + ")";
    }
}
