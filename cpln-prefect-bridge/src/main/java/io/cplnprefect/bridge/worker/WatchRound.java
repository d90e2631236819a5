/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import io.cplnprefect.bridge.job.JobStage;
import io.cplnprefect.bridge.job.Jobs;
import io.cplnprefect.bridge.job.OutcomeRule;
import io.cplnprefect.bridge.job.StageReport;
import io.cplnprefect.bridge.job.Verdict;
import io.cplnprefect.bridge.log.LogArea;
import io.cplnprefect.bridge.log.LogLine;
import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.time.TimeSource;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.flowrun.FlowRun;
import io.cplnprefect.prefect.state.OrchestrationResult;
import io.cplnprefect.prefect.state.StateProposal;
import io.cplnprefect.prefect.state.StateType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One look at all running jobs: reads their stages, decides by {@link OutcomeRule}, and proposes what follows. */
final class WatchRound {

    private static final Logger LOG = LoggerFactory.getLogger(WatchRound.class);

    private static final String DELETED = "DELETED";

    private final Prefect prefect;
    private final Jobs jobs;
    private final TimeSource time;

    WatchRound(Prefect prefect, Jobs jobs, TimeSource time) {
        this.prefect = prefect;
        this.jobs = jobs;
        this.time = time;
    }

    /** The runs that need no more watching, and what could not be read. */
    record Found(List<EndedRun> ended, List<String> problems) {}

    Found look(Collection<LiveJob> live) {
        StageReport report =
                jobs.stages(live.stream().map(each -> each.job().pid()).toList());
        List<EndedRun> ended = new ArrayList<>();
        List<String> problems = new ArrayList<>(report.problems());
        for (LiveJob job : live) {
            JobStage stage = report.stages().get(job.job().pid());
            if (stage == null) {
                continue;
            }
            try {
                settle(job, stage).ifPresent(ended::add);
            } catch (ApiException e) {
                problems.add(e.getMessage());
            }
        }
        return new Found(ended, problems);
    }

    private Optional<EndedRun> settle(LiveJob job, JobStage stage) {
        long now = time.nanoTime().getAsLong();
        job.seen(stage, now);
        if (stage == JobStage.PENDING || stage == JobStage.RUNNING) {
            if (job.overdue(now)) {
                giveUp(job);
            }
            return Optional.empty();
        }
        String state = stateOf(job);
        Verdict verdict = OutcomeRule.decide(stage, job.sightings(), job.sinceFirstSeen(now), state);
        if (verdict instanceof Verdict.Propose propose) {
            return Optional.of(ended(job, stage, propose(job, stage, propose.end())));
        }
        return verdict instanceof Verdict.Settled ? Optional.of(ended(job, stage, state)) : Optional.empty();
    }

    private String stateOf(LiveJob job) {
        try {
            FlowRun run = prefect.flowRuns().read(job.flowRunId()).execute();
            StateType type = run.stateType();
            return type == null ? "" : type.value();
        } catch (ServiceException.NotFound deleted) {
            return DELETED;
        }
    }

    /** Proposes, never forces: a refusal tells that the run has settled otherwise meanwhile, and that is the answer. */
    private String propose(LiveJob job, JobStage stage, Verdict.End end) {
        StateProposal proposal = switch (end) {
            case COMPLETED ->
                StateProposal.completed("Control Plane job " + command(job) + " completed; the flow sent no report");
            case CANCELLED -> StateProposal.cancelled("Control Plane job " + command(job) + " has ended");
            case CRASHED -> StateProposal.crashed(crash(job, stage));
        };
        OrchestrationResult result;
        try {
            result = prefect.flowRuns().setState(job.flowRunId(), proposal).execute();
        } catch (ServiceException.NotFound deleted) {
            return DELETED;
        }
        String now = result.state() == null ? end.name() : result.state().type().value();
        LOG.info(about(job)
                .text(result.applied(proposal) ? "Reported as " + end : "Is " + now + " already: " + result.reason()));
        return now;
    }

    private String crash(LiveJob job, JobStage stage) {
        return switch (stage) {
            case GONE ->
                "CPLN job '" + command(job) + "' no longer exists (404 for " + job.sightings()
                        + " consecutive checks).";
            case CANCELLED -> "Control Plane job " + command(job) + " was cancelled on Control Plane";
            case COMPLETED -> "Control Plane job " + command(job) + " ended before the flow began";
            default ->
                "Control Plane job " + command(job) + " failed: "
                        + jobs.failure(job.job().pid(), job.job().location());
        };
    }

    /** The stop is asked for in every round until the job has ended: it may not have had a replica in the first. */
    private void giveUp(LiveJob job) {
        if (job.firstToldOverdue()) {
            String message = "Control Plane job " + command(job) + " did not complete within "
                    + (job.timeout() == null ? 0 : job.timeout().toSeconds()) + " s";
            LOG.warn(about(job).text(message + "; stopping it"));
            prefect.flowRuns()
                    .setState(job.flowRunId(), StateProposal.crashed(message))
                    .execute();
        }
        jobs.requestStop(job.job().pid());
    }

    private static EndedRun ended(LiveJob job, JobStage stage, String state) {
        LOG.info(about(job).text("Job ended " + stage + ", flow run " + state));
        return new EndedRun(job.flowRunId(), job.job().pid(), stage, state);
    }

    private static String command(LiveJob job) {
        return job.job().pid().command();
    }

    private static LogLine about(LiveJob job) {
        return LogLine.in(LogArea.JOB)
                .flow(job.flowName())
                .run(job.flowRunId())
                .job(job.job().pid());
    }
}
