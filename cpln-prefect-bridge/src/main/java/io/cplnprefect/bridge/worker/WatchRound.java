/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import io.cplnprefect.bridge.job.JobStage;
import io.cplnprefect.bridge.job.Jobs;
import io.cplnprefect.bridge.job.OutcomeRule;
import io.cplnprefect.bridge.job.StageReport;
import io.cplnprefect.bridge.job.Verdict;
import io.cplnprefect.bridge.log.LogArea;
import io.cplnprefect.bridge.log.LogLine;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.time.TimeSource;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.flowrun.FlowRun;
import io.cplnprefect.prefect.query.FlowRunFilter;
import io.cplnprefect.prefect.flowrun.FlowRunQuery;
import io.cplnprefect.prefect.query.InOrNot;
import io.cplnprefect.prefect.state.OrchestrationResult;
import io.cplnprefect.prefect.state.StateProposal;
import io.cplnprefect.prefect.state.StateType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One look at all running jobs: reads their stages, decides by {@link OutcomeRule}, and proposes what follows. */
final class WatchRound {

    private static final Logger LOG = LoggerFactory.getLogger(WatchRound.class);

    private static final String DELETED = "DELETED";
    private static final int PAGE = 200;

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
        List<String> problems = new ArrayList<>(report.problems());
        List<LiveJob> over = new ArrayList<>();
        long now = time.nanoTime().getAsLong();
        for (LiveJob job : live) {
            JobStage stage = report.stages().get(job.job().pid());
            if (stage == null) {
                continue;
            }
            job.seen(stage, now);
            if (stage != JobStage.PENDING && stage != JobStage.RUNNING) {
                over.add(job);
            } else if (job.overdue(now)) {
                attempt(problems, () -> giveUp(job));
            }
        }
        List<EndedRun> ended = new ArrayList<>();
        Map<UUID, String> states = states(over, problems);
        for (LiveJob job : over) {
            String state = states.get(job.flowRunId());
            if (state != null) {
                attempt(problems, () -> settle(job, state, now).ifPresent(ended::add));
            }
        }
        return new Found(ended, problems);
    }

    private static void attempt(List<String> problems, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            problems.add(String.valueOf(e.getMessage()));
        }
    }

    /** Types of the states by page; those of a page that cannot be read are left out. */
    private Map<UUID, String> states(List<LiveJob> over, List<String> problems) {
        Map<UUID, String> states = new HashMap<>();
        for (int from = 0; from < over.size(); from += PAGE) {
            List<UUID> ids = over.subList(from, Math.min(over.size(), from + PAGE)).stream()
                    .map(LiveJob::flowRunId)
                    .toList();
            attempt(problems, () -> {
                Map<UUID, String> page = new HashMap<>();
                ids.forEach(id -> page.put(id, DELETED));
                prefect.flowRuns()
                        .filter(FlowRunQuery.of(
                                FlowRunFilter.builder().id(InOrNot.any(ids)).build()))
                        .forEach(run -> page.put(run.id(), type(run)));
                states.putAll(page);
            });
        }
        return states;
    }

    private static String type(FlowRun run) {
        StateType type = run.stateType();
        return type == null ? "" : type.value();
    }

    private Optional<EndedRun> settle(LiveJob job, String state, long now) {
        Verdict verdict = verdict(job, state, now);
        if (verdict instanceof Verdict.Propose propose) {
            StateProposal proposal = proposal(job, propose.end());
            // COMPLETED would overwrite a final state, and the words of a crash take a while to be read.
            String again = stateOf(job);
            verdict = verdict(job, again, now);
            if (verdict.equals(propose)) {
                return propose(job, proposal);
            }
            return verdict instanceof Verdict.Settled ? Optional.of(ended(job, again)) : Optional.empty();
        }
        return verdict instanceof Verdict.Settled ? Optional.of(ended(job, state)) : Optional.empty();
    }

    private static Verdict verdict(LiveJob job, String state, long now) {
        return OutcomeRule.decide(job.stage(), job.sightings(), job.sinceFirstSeen(now), state);
    }

    private String stateOf(LiveJob job) {
        try {
            return type(prefect.flowRuns().read(job.flowRunId()).execute());
        } catch (ServiceException.NotFound deleted) {
            return DELETED;
        }
    }

    private StateProposal proposal(LiveJob job, Verdict.End end) {
        return switch (end) {
            case COMPLETED ->
                StateProposal.completed("Control Plane job " + command(job) + " completed; the flow sent no report");
            case CANCELLED -> StateProposal.cancelled("Control Plane job " + command(job) + " has ended");
            case CRASHED -> StateProposal.crashed(crash(job, job.stage()));
        };
    }

    /**
     * Proposes, never forces. A refusal tells what the run has become meanwhile: when that is an end, it is the answer, and when it
     * is not, as with a run that somebody has begun to cancel, the next round looks again.
     */
    private Optional<EndedRun> propose(LiveJob job, StateProposal proposal) {
        OrchestrationResult result;
        try {
            result = prefect.flowRuns().setState(job.flowRunId(), proposal).execute();
        } catch (ServiceException.NotFound deleted) {
            return Optional.of(ended(job, DELETED));
        }
        StateType now = result.state() == null ? null : result.state().type();
        if (result.applied(proposal)) {
            return Optional.of(ended(job, proposal.state().type().value()));
        }
        LOG.info(about(job).text("Is " + now + " meanwhile: " + result.reason()));
        return now != null && now.terminal() ? Optional.of(ended(job, now.value())) : Optional.empty();
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
        if (!job.overdueTold()) {
            String message = "Control Plane job " + command(job) + " did not complete within "
                    + (job.timeout() == null ? 0 : job.timeout().toSeconds()) + " s";
            LOG.warn(about(job).text(message + "; stopping it"));
            try {
                prefect.flowRuns()
                        .setState(job.flowRunId(), StateProposal.crashed(message))
                        .execute();
            } catch (ServiceException.NotFound deleted) {
                LOG.debug(about(job).text("The flow run was deleted"));
            }
            job.toldOverdue();
        }
        jobs.requestStop(job.job().pid());
    }

    private static EndedRun ended(LiveJob job, String state) {
        LOG.info(about(job).text("Job ended " + job.stage() + ", flow run " + state));
        return new EndedRun(job.flowRunId(), job.job().pid(), job.stage(), state);
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
