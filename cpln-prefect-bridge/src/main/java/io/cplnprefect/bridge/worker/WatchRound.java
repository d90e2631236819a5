/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import io.cplnprefect.bridge.job.JobStage;
import io.cplnprefect.bridge.job.Jobs;
import io.cplnprefect.bridge.job.Outcome;
import io.cplnprefect.bridge.job.OutcomeRule;
import io.cplnprefect.bridge.job.StageReport;
import io.cplnprefect.bridge.output.LogArea;
import io.cplnprefect.bridge.output.LogLine;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.time.TimeSource;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.flowrun.FlowRun;
import io.cplnprefect.prefect.flowrun.FlowRunQuery;
import io.cplnprefect.prefect.query.FlowRunFilter;
import io.cplnprefect.prefect.query.InOrNot;
import io.cplnprefect.prefect.state.OrchestrationResult;
import io.cplnprefect.prefect.state.ProposalEffect;
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

/** Reads the stages of the running jobs, decides by {@link OutcomeRule}, and proposes the resulting states. */
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

    /** The flow runs whose jobs have ended, and the messages of failed requests. */
    record Result(List<EndedRun> ended, List<String> problems) {}

    Result run(Collection<LiveJob> live) {
        StageReport report =
                jobs.stages(live.stream().map(each -> each.job().pid()).toList());
        List<String> problems = new ArrayList<>(report.problems());
        List<LiveJob> notLive = new ArrayList<>();
        long now = time.nanoTime().getAsLong();
        for (LiveJob job : live) {
            JobStage stage = report.stages().get(job.job().pid());
            if (stage == null) {
                continue;
            }
            job.record(stage, now);
            if (stage != JobStage.PENDING && stage != JobStage.RUNNING) {
                notLive.add(job);
            } else if (job.overdue(now)) {
                collectFailure(problems, () -> stopOverdue(job, problems));
            }
        }
        List<EndedRun> ended = new ArrayList<>();
        Map<UUID, String> states = states(notLive, problems);
        for (LiveJob job : notLive) {
            String state = states.get(job.flowRunId());
            if (state != null) {
                collectFailure(problems, () -> settle(job, state, now).ifPresent(ended::add));
            }
        }
        return new Result(ended, problems);
    }

    private static void collectFailure(List<String> problems, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            problems.add(String.valueOf(e.getMessage()));
        }
    }

    /** Returns state types by flow run, read by page. Those of a page that cannot be read are omitted. */
    private Map<UUID, String> states(List<LiveJob> jobs, List<String> problems) {
        Map<UUID, String> states = new HashMap<>();
        for (int from = 0; from < jobs.size(); from += PAGE) {
            List<UUID> ids = jobs.subList(from, Math.min(jobs.size(), from + PAGE)).stream()
                    .map(LiveJob::flowRunId)
                    .toList();
            collectFailure(problems, () -> {
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
        Outcome outcome = outcome(job, state, now);
        if (outcome instanceof Outcome.Propose propose) {
            StateProposal proposal = proposal(job, propose.end());
            // COMPLETED would overwrite a final state, and reading the reason of a crash takes time: read the state
            // again.
            String latest = readState(job);
            outcome = outcome(job, latest, now);
            if (outcome.equals(propose)) {
                return propose(job, proposal);
            }
            return outcome instanceof Outcome.Settled ? Optional.of(ended(job, latest)) : Optional.empty();
        }
        return outcome instanceof Outcome.Settled ? Optional.of(ended(job, state)) : Optional.empty();
    }

    private static Outcome outcome(LiveJob job, String state, long now) {
        return OutcomeRule.decide(job.stage(), job.sightings(), job.sinceFirstSeen(now), state);
    }

    private String readState(LiveJob job) {
        try {
            return type(prefect.flowRuns().read(job.flowRunId()).execute());
        } catch (ServiceException.NotFound deleted) {
            return DELETED;
        }
    }

    private StateProposal proposal(LiveJob job, Outcome.End end) {
        return switch (end) {
            case COMPLETED ->
                StateProposal.completed(
                        "Control Plane job " + command(job) + " completed, but the flow sent no report");
            case CANCELLED -> StateProposal.cancelled("Control Plane job " + command(job) + " has ended");
            case CRASHED -> StateProposal.crashed(crash(job, job.stage()));
        };
    }

    /**
     * Proposes a state without force. If the proposal is rejected because the run has since become final, that state is the result;
     * otherwise, for example if the run is being cancelled, the next round decides again.
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
        LOG.info(about(job).text("The flow run has since become " + now + ": " + result.reason()));
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

    /** The stop is requested in every round until the job has ended, because the job may have had no replica before. */
    private void stopOverdue(LiveJob job, List<String> problems) {
        if (!job.timeoutReported()) {
            String message = "Control Plane job " + command(job) + " did not complete within "
                    + (job.timeout() == null ? 0 : job.timeout().toSeconds()) + " s";
            LOG.warn(about(job).text(message + "; stopping it"));
            if (proposeCrashed(job, message)) {
                job.reportedTimeout();
            } else {
                problems.add("Unknown whether CRASHED of flow run " + job.flowRunId() + " was proposed");
            }
        }
        jobs.requestStop(job.job().pid());
    }

    /** Returns whether the server received the proposal. */
    private boolean proposeCrashed(LiveJob job, String message) {
        StateProposal proposal = StateProposal.crashed(message);
        try {
            OrchestrationResult result =
                    prefect.flowRuns().setState(job.flowRunId(), proposal).execute();
            return result.effect(proposal) != ProposalEffect.UNKNOWN;
        } catch (ServiceException.NotFound deleted) {
            LOG.debug(about(job).text("The flow run was deleted"));
            return true;
        }
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
