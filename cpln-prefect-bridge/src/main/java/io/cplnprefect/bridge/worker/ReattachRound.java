/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import io.cplnprefect.bridge.job.FoundJob;
import io.cplnprefect.bridge.job.FoundJobs;
import io.cplnprefect.bridge.job.Jobs;
import io.cplnprefect.bridge.output.LogArea;
import io.cplnprefect.bridge.output.LogLine;
import io.cplnprefect.bridge.pid.InfrastructurePid;
import io.cplnprefect.core.time.TimeSource;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.flowrun.FlowRun;
import io.cplnprefect.prefect.flowrun.FlowRunQuery;
import io.cplnprefect.prefect.query.FlowRunFilter;
import io.cplnprefect.prefect.query.InOrNot;
import io.cplnprefect.prefect.query.StateFilter;
import io.cplnprefect.prefect.query.WorkPoolFilter;
import io.cplnprefect.prefect.state.State;
import io.cplnprefect.prefect.state.StateCreate;
import io.cplnprefect.prefect.state.StateDetails;
import io.cplnprefect.prefect.state.StateProposal;
import io.cplnprefect.prefect.state.StateType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the jobs that no worker watches and the claims without a job that an earlier worker of this name has left. It works from
 * the state of both services, with paged requests, and may be repeated at any time and by several workers.
 *
 * <p>A run without a job is returned to its work pool and not started here, because only a claim separates two workers.
 */
final class ReattachRound {

    private static final Logger LOG = LoggerFactory.getLogger(ReattachRound.class);

    private static final int PAGE = 200;
    private static final int PID_ATTEMPTS = 1;

    private final Prefect prefect;
    private final Jobs jobs;
    private final TimeSource time;
    private final PidWrite pids;
    private final String workPool;
    private final String agent;
    private final String claimMessage;

    ReattachRound(WorkerContext context, PidWrite pids) {
        this.prefect = context.prefect();
        this.jobs = context.jobs();
        this.time = context.time();
        this.pids = pids;
        this.workPool = context.settings().workPool();
        this.agent = context.identity().agent();
        this.claimMessage = Claim.message(context.settings().name());
    }

    /** Receives a run whose job must be watched again. */
    interface Watcher {
        void watch(FlowRun run, FoundJob job);
    }

    /** Runs the round for all flow runs but those that are already managed by this worker. */
    ReattachReport run(Predicate<UUID> managed, Watcher watcher) throws InterruptedException {
        Result result = new Result();
        liveJobs(managed, watcher, result);
        stuckRuns(managed, watcher, result);
        return new ReattachReport(result.watched, result.pidsWritten, result.returned, result.problems);
    }

    private static final class Result {
        private final List<UUID> watched = new ArrayList<>();
        private final List<UUID> pidsWritten = new ArrayList<>();
        private final List<UUID> returned = new ArrayList<>();
        private final List<String> problems = new ArrayList<>();
    }

    private void liveJobs(Predicate<UUID> managed, Watcher watcher, Result result) throws InterruptedException {
        FoundJobs found = jobs.liveJobsOf(agent);
        result.problems.addAll(found.problems());
        Set<InfrastructurePid> live =
                found.jobs().stream().map(each -> each.job().pid()).collect(Collectors.toSet());
        List<FoundJob> unwatched = found.jobs().stream()
                .filter(each -> !managed.test(each.flowRunId()))
                .sorted(Comparator.comparing(each -> each.job().created()))
                .toList();
        for (int from = 0; from < unwatched.size(); from += PAGE) {
            List<FoundJob> some = unwatched.subList(from, Math.min(unwatched.size(), from + PAGE));
            Map<UUID, FlowRun> runs;
            try {
                runs = read(some.stream().map(FoundJob::flowRunId).distinct().toList());
            } catch (RuntimeException e) {
                result.problems.add(String.valueOf(e.getMessage()));
                continue;
            }
            for (FoundJob each : some) {
                FlowRun run = runs.get(each.flowRunId());
                ReattachRule.Action action = ReattachRule.ofJob(each.job().pid(), run, live);
                if (run != null && !managed.test(run.id())) {
                    act(action, run, each, watcher, result);
                }
            }
        }
    }

    private Map<UUID, FlowRun> read(List<UUID> ids) {
        Map<UUID, FlowRun> runs = new HashMap<>();
        prefect.flowRuns()
                .filter(FlowRunQuery.of(
                        FlowRunFilter.builder().id(InOrNot.any(ids)).build()))
                .forEach(run -> runs.put(run.id(), run));
        return runs;
    }

    private void stuckRuns(Predicate<UUID> managed, Watcher watcher, Result result) throws InterruptedException {
        List<FlowRun> stuck;
        try {
            stuck = pending().stream()
                    .filter(run -> ReattachRule.stuck(run, claimMessage, time.now()))
                    .filter(run -> !managed.test(run.id()))
                    .toList();
        } catch (RuntimeException e) {
            result.problems.add(String.valueOf(e.getMessage()));
            return;
        }
        if (stuck.isEmpty()) {
            return;
        }
        FoundJobs found = jobs.jobsOf(stuck.stream().map(FlowRun::id).toList());
        result.problems.addAll(found.problems());
        for (FlowRun run : stuck) {
            List<FoundJob> own = found.jobs().stream()
                    .filter(job -> job.flowRunId().equals(run.id()))
                    .sorted(Comparator.comparing((FoundJob job) -> job.stage().ended())
                            .thenComparing(job -> job.job().created(), Comparator.reverseOrder()))
                    .toList();
            ReattachRule.Action action = ReattachRule.ofStuck(own, found.complete());
            if (action == ReattachRule.Action.RETURN_TO_POOL) {
                returnToPool(run, result);
            } else if (!own.isEmpty()) {
                act(action, run, own.get(0), watcher, result);
            }
        }
    }

    private List<FlowRun> pending() {
        List<FlowRun> pending = new ArrayList<>();
        prefect.flowRuns()
                .filter(FlowRunQuery.builder()
                        .workPools(WorkPoolFilter.names(workPool))
                        .flowRuns(FlowRunFilter.builder()
                                .state(StateFilter.types(StateType.PENDING))
                                .build())
                        .build())
                .forEach(pending::add);
        return pending;
    }

    private void act(ReattachRule.Action action, FlowRun run, FoundJob found, Watcher watcher, Result result)
            throws InterruptedException {
        if (action == ReattachRule.Action.LEAVE) {
            return;
        }
        InfrastructurePid pid = found.job().pid();
        LOG.info(LogLine.in(LogArea.JOB).run(run.id()).job(pid).text("Watching the job again"));
        watcher.watch(run, found);
        result.watched.add(run.id());
        if (action == ReattachRule.Action.WATCH_AND_WRITE_PID && pids.write(run.id(), pid, PID_ATTEMPTS)) {
            result.pidsWritten.add(run.id());
        }
    }

    /** Reads the run immediately before, because its claimant may only have been slow. */
    private void returnToPool(FlowRun stuck, Result result) {
        try {
            FlowRun now = prefect.flowRuns().read(stuck.id()).execute();
            State state = now.state();
            if (state == null
                    || stuck.state() == null
                    || !state.id().equals(stuck.state().id())) {
                return;
            }
            StateProposal scheduled = StateProposal.of(StateCreate.builder()
                    .type(StateType.SCHEDULED)
                    .message("Returned to the work pool: the worker that claimed it started no job")
                    .stateDetails(
                            StateDetails.builder().scheduledTime(time.now()).build())
                    .build());
            if (prefect.flowRuns().setState(stuck.id(), scheduled).execute().applied(scheduled)) {
                LOG.warn(LogLine.in(LogArea.JOB)
                        .run(stuck.id())
                        .text("Returned to work pool '" + workPool + "': it was claimed but has no job"));
                result.returned.add(stuck.id());
            }
        } catch (RuntimeException e) {
            result.problems.add(String.valueOf(e.getMessage()));
        }
    }
}
