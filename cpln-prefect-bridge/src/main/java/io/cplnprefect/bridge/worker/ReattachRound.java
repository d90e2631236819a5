/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import io.cplnprefect.bridge.job.FoundJob;
import io.cplnprefect.bridge.job.FoundJobs;
import io.cplnprefect.bridge.job.Jobs;
import io.cplnprefect.bridge.log.LogArea;
import io.cplnprefect.bridge.log.LogLine;
import io.cplnprefect.bridge.pid.InfrastructurePid;
import io.cplnprefect.core.time.TimeSource;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.flowrun.FlowRun;
import io.cplnprefect.prefect.query.FlowRunFilter;
import io.cplnprefect.prefect.flowrun.FlowRunQuery;
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
 * Finds what an earlier life of this worker has left: jobs that nobody watches, and claims that never became a job. It works
 * from what the two services say, with pages of requests, so it may be repeated at any time and by several workers.
 *
 * <p>A run without a job is given back to its pool rather than started: only the claim of a poll can tell two workers apart.
 */
final class ReattachRound {

    private static final Logger LOG = LoggerFactory.getLogger(ReattachRound.class);

    private static final int PAGE = 200;
    private static final int PID_ATTEMPTS = 1;

    private final Prefect prefect;
    private final Jobs jobs;
    private final TimeSource time;
    private final PidNote pids;
    private final String workPool;
    private final String agent;
    private final String mark;

    ReattachRound(Prefect prefect, Jobs jobs, TimeSource time, PidNote pids, WorkerSettings settings, String agent) {
        this.prefect = prefect;
        this.jobs = jobs;
        this.time = time;
        this.pids = pids;
        this.workPool = settings.workPool();
        this.agent = agent;
        this.mark = Claim.mark(settings.name());
    }

    /** Takes a run and its job under watch again. */
    interface Watcher {
        void watch(FlowRun run, FoundJob job);
    }

    /** Looks at everything but the runs that are looked after. */
    ReattachReport look(Predicate<UUID> lookedAfter, Watcher watcher) throws InterruptedException {
        Findings findings = new Findings();
        liveJobs(lookedAfter, watcher, findings);
        stuckRuns(lookedAfter, watcher, findings);
        return new ReattachReport(findings.watched, findings.noted, findings.givenBack, findings.problems);
    }

    private static final class Findings {
        private final List<UUID> watched = new ArrayList<>();
        private final List<UUID> noted = new ArrayList<>();
        private final List<UUID> givenBack = new ArrayList<>();
        private final List<String> problems = new ArrayList<>();
    }

    private void liveJobs(Predicate<UUID> lookedAfter, Watcher watcher, Findings findings) throws InterruptedException {
        FoundJobs found = jobs.liveJobsOf(agent);
        findings.problems.addAll(found.problems());
        Set<InfrastructurePid> live =
                found.jobs().stream().map(each -> each.job().pid()).collect(Collectors.toSet());
        List<FoundJob> unwatched = found.jobs().stream()
                .filter(each -> !lookedAfter.test(each.flowRunId()))
                .sorted(Comparator.comparing(each -> each.job().created()))
                .toList();
        for (int from = 0; from < unwatched.size(); from += PAGE) {
            List<FoundJob> some = unwatched.subList(from, Math.min(unwatched.size(), from + PAGE));
            Map<UUID, FlowRun> runs;
            try {
                runs = read(some.stream().map(FoundJob::flowRunId).distinct().toList());
            } catch (RuntimeException e) {
                findings.problems.add(String.valueOf(e.getMessage()));
                continue;
            }
            for (FoundJob each : some) {
                FlowRun run = runs.get(each.flowRunId());
                ReattachRule.Action action = ReattachRule.ofJob(each.job().pid(), run, live);
                if (run != null && !lookedAfter.test(run.id())) {
                    act(action, run, each, watcher, findings);
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

    private void stuckRuns(Predicate<UUID> lookedAfter, Watcher watcher, Findings findings)
            throws InterruptedException {
        List<FlowRun> stuck;
        try {
            stuck = pending().stream()
                    .filter(run -> ReattachRule.stuck(run, mark, time.now()))
                    .filter(run -> !lookedAfter.test(run.id()))
                    .toList();
        } catch (RuntimeException e) {
            findings.problems.add(String.valueOf(e.getMessage()));
            return;
        }
        if (stuck.isEmpty()) {
            return;
        }
        FoundJobs found = jobs.jobsOf(stuck.stream().map(FlowRun::id).toList());
        findings.problems.addAll(found.problems());
        for (FlowRun run : stuck) {
            List<FoundJob> own = found.jobs().stream()
                    .filter(job -> job.flowRunId().equals(run.id()))
                    .sorted(Comparator.comparing((FoundJob job) -> job.stage().ended())
                            .thenComparing(job -> job.job().created(), Comparator.reverseOrder()))
                    .toList();
            ReattachRule.Action action = ReattachRule.ofStuck(own, found.complete());
            if (action == ReattachRule.Action.GIVE_BACK) {
                giveBack(run, findings);
            } else if (!own.isEmpty()) {
                act(action, run, own.get(0), watcher, findings);
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

    private void act(ReattachRule.Action action, FlowRun run, FoundJob found, Watcher watcher, Findings findings)
            throws InterruptedException {
        if (action == ReattachRule.Action.LEAVE) {
            return;
        }
        InfrastructurePid pid = found.job().pid();
        LOG.info(LogLine.in(LogArea.JOB).run(run.id()).job(pid).text("Watching the job again"));
        watcher.watch(run, found);
        findings.watched.add(run.id());
        if (action == ReattachRule.Action.WATCH_AND_NOTE_PID && pids.write(run.id(), pid, PID_ATTEMPTS)) {
            findings.noted.add(run.id());
        }
    }

    /** Read once more right before: whoever claimed it may have been slow rather than gone. */
    private void giveBack(FlowRun stuck, Findings findings) {
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
                    .message("Given back: the worker that had claimed it started no job")
                    .stateDetails(
                            StateDetails.builder().scheduledTime(time.now()).build())
                    .build());
            if (prefect.flowRuns().setState(stuck.id(), scheduled).execute().applied(scheduled)) {
                LOG.warn(LogLine.in(LogArea.JOB)
                        .run(stuck.id())
                        .text("Given back to work pool '" + workPool + "': it was claimed and never got a job"));
                findings.givenBack.add(stuck.id());
            }
        } catch (RuntimeException e) {
            findings.problems.add(String.valueOf(e.getMessage()));
        }
    }
}
