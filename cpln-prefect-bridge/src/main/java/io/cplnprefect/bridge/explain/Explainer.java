/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.explain;

import io.cplnprefect.bridge.job.Job;
import io.cplnprefect.bridge.job.JobDetails;
import io.cplnprefect.bridge.job.JobEnd;
import io.cplnprefect.bridge.job.JobStage;
import io.cplnprefect.bridge.pid.InfrastructurePid;
import io.cplnprefect.bridge.platform.PlatformJobs;
import io.cplnprefect.bridge.sync.RunFacts;
import io.cplnprefect.bridge.sync.Sync;
import io.cplnprefect.bridge.sync.SyncPreview;
import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.cpln.event.Event;
import io.cplnprefect.cpln.log.LogEntry;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.state.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Explains flow runs and jobs. Reads both services, and changes nothing. What cannot be read is listed in the explanation. Thread-safe.
 */
public final class Explainer {

    private static final int LAST_LINES = 20;

    private final Prefect prefect;
    private final PlatformJobs jobs;
    private final Sync sync;

    /**
     * Creates an explainer. Sends no request.
     *
     * @param prefect client of the Prefect API
     * @param jobs the jobs of all clients
     * @param sync an observation of any scope, whose settings and rules apply
     */
    public Explainer(Prefect prefect, PlatformJobs jobs, Sync sync) {
        this.prefect = prefect;
        this.jobs = jobs;
        this.sync = sync;
    }

    /**
     * Explains a flow run.
     *
     * @param flowRunId id of the flow run
     * @return the explanation
     * @throws ApiException if the flow run cannot be read; that it was deleted is part of the explanation
     */
    public Explanation explain(UUID flowRunId) {
        SyncPreview preview = sync.preview(flowRunId);
        return explanation(flowRunId, preview);
    }

    /**
     * Explains a job, and the flow run that it was started for.
     *
     * @param pid the job
     * @return the explanation
     * @throws ApiException if the job or its flow run cannot be read; that the command does not exist is part of the explanation
     */
    public Explanation explain(InfrastructurePid pid) {
        Job job = jobs.of(pid).read(pid);
        if (job.flowRunId() != null) {
            return explain(job.flowRunId());
        }
        Reading reading = new Reading();
        reading.job(job);
        String next = job.stage() == JobStage.GONE
                ? "nothing: the command does not exist"
                : "nothing: the job was started for no flow run";
        return reading.explanation(null, null, null, null, null, List.of(), next);
    }

    private Explanation explanation(UUID flowRunId, SyncPreview preview) {
        Reading reading = new Reading();
        reading.problems.addAll(preview.problems());
        RunFacts facts = preview.facts();
        facts.jobs().stream()
                .sorted(Comparator.comparing(Job::created, Comparator.nullsLast(Comparator.naturalOrder())))
                .forEach(reading::job);
        if (facts.state() != null) {
            reading.states(flowRunId);
        }
        return reading.explanation(
                flowRunId,
                preview.flowRunName(),
                preview.workPool(),
                facts.state() == null ? null : name(facts.state()),
                facts.pid() == null ? null : facts.pid().toString(),
                Inconsistencies.of(facts),
                NextStep.of(preview.decision()));
    }

    private static String name(State state) {
        return Objects.requireNonNullElse(state.name(), state.type().value());
    }

    /** What is read, and what could not be read. */
    private final class Reading {
        private final List<ExplainedJob> explained = new ArrayList<>();
        private final List<Moment> timeline = new ArrayList<>();
        private final List<String> lines = new ArrayList<>();
        private final List<String> problems = new ArrayList<>();

        void states(UUID flowRunId) {
            try {
                for (State state : prefect.flowRuns().states(flowRunId).execute()) {
                    String message = state.message() == null || state.message().isBlank() ? "" : ": " + state.message();
                    add(state.timestamp(), "Prefect", name(state) + message);
                }
            } catch (ApiException e) {
                problems.add(String.valueOf(e.getMessage()));
            }
        }

        void job(Job job) {
            add(job.created(), "Control Plane", "command " + job.pid().command() + " created");
            try {
                JobDetails details = jobs.of(job.pid()).reads().details(job);
                JobEnd execution = details.execution();
                if (execution != null) {
                    add(
                            execution.started(),
                            "Control Plane",
                            "execution of " + job.pid().command() + " started");
                    add(
                            execution.ended(),
                            "Control Plane",
                            "execution of " + job.pid().command() + " ended, " + job.stage()
                                    + (execution.exitCode() == null ? "" : ", exit code " + execution.exitCode()));
                }
                explained.add(new ExplainedJob(job, details.replica(), execution, details.workload()));
            } catch (ApiException e) {
                problems.add(String.valueOf(e.getMessage()));
                explained.add(new ExplainedJob(job, null, null, "not read"));
            }
            events(job);
            lastLines(job);
        }

        private void events(Job job) {
            try {
                for (Event event : jobs.of(job.pid()).reads().events(job)) {
                    add(event.created(), "Control Plane", "event: " + event.status());
                }
            } catch (ApiException e) {
                problems.add(String.valueOf(e.getMessage()));
            }
        }

        /** The lines of the newest job replace those of an older one. */
        private void lastLines(Job job) {
            if (job.location().isEmpty()) {
                return;
            }
            try {
                List<LogEntry> newestFirst = new ArrayList<>(
                        jobs.of(job.pid()).reads().lastLines(job, LAST_LINES).execute());
                Collections.reverse(newestFirst);
                lines.clear();
                newestFirst.forEach(line -> lines.add(line.line()));
            } catch (ApiException e) {
                problems.add(String.valueOf(e.getMessage()));
            }
        }

        private void add(@Nullable Instant time, String source, String text) {
            if (time != null) {
                timeline.add(new Moment(time, source, text));
            }
        }

        Explanation explanation(
                @Nullable UUID flowRunId,
                @Nullable String flowRunName,
                @Nullable String workPool,
                @Nullable String state,
                @Nullable String pid,
                List<String> inconsistencies,
                String next) {
            timeline.sort(Comparator.comparing(Moment::time));
            return new Explanation(
                    flowRunId,
                    flowRunName,
                    workPool,
                    state,
                    pid,
                    explained,
                    timeline,
                    lines,
                    inconsistencies,
                    next,
                    problems);
        }
    }
}
