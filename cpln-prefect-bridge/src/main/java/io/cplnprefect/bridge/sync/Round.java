/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.sync;

import io.cplnprefect.bridge.history.StateHistory;
import io.cplnprefect.bridge.internal.BoundedReads;
import io.cplnprefect.bridge.job.Job;
import io.cplnprefect.bridge.pid.InfrastructurePid;
import io.cplnprefect.bridge.platform.FoundJobs;
import io.cplnprefect.bridge.platform.PlatformClient;
import io.cplnprefect.core.call.ApiResponse;
import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.TransportException;
import io.cplnprefect.prefect.flowrun.FlowRun;
import io.cplnprefect.prefect.state.State;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One round of observation: it collects facts, lets {@link SyncRule} decide about each flow run, and does the actions. Live jobs are
 * listed before flow runs are read, so that an open flow run without a listed job may only have a newer one.
 */
final class Round {

    private final RoundContext context;
    private final Claimants claimants;
    private final Map<UUID, Sighting> sightings;
    private final RoundActions actions;
    private final RunViews views;

    private final Map<UUID, List<Job>> listed = new HashMap<>();
    private final Set<InfrastructurePid> listedPids = new HashSet<>();
    private final Map<UUID, RunView> toExamine = new LinkedHashMap<>();
    private final Map<UUID, RunView> toSearch = new LinkedHashMap<>();
    private final Map<UUID, StateHistory> histories = new HashMap<>();
    private final PidJobs pidJobs;
    private final Set<UUID> seen = new HashSet<>();
    private final Set<UUID> left = new HashSet<>();
    private final List<SyncEvent> events = new ArrayList<>();
    private final RoundProblems problems = new RoundProblems();
    private boolean complete;
    private boolean outage;
    private int jobs;

    Round(RoundContext context, @Nullable Set<String> online, Map<UUID, Sighting> sightings) {
        this.context = context;
        this.claimants = new Claimants(context.member(), online);
        this.sightings = sightings;
        this.actions = new RoundActions(context);
        this.views = new RunViews(context, problems);
        this.pidJobs = new PidJobs(context, problems);
    }

    /** Adds the live jobs, read before the flow runs. */
    void list(FoundJobs live) {
        context.platformClock().set(live.time());
        problems.addAll(live.problems());
        complete = live.complete();
        for (Job job : live.jobs()) {
            if (job.flowRunId() != null) {
                jobs++;
                listedPids.add(job.pid());
                listed.computeIfAbsent(job.flowRunId(), id -> new ArrayList<>()).add(job);
            }
        }
    }

    /** Returns the flow runs of the listed jobs that match a condition. */
    Set<UUID> flowRunsOf(Predicate<Job> condition) {
        Set<UUID> ids = new HashSet<>();
        listed.forEach((id, all) -> {
            if (all.stream().anyMatch(condition)) {
                ids.add(id);
            }
        });
        return ids;
    }

    boolean isListed(InfrastructurePid pid) {
        return listedPids.contains(pid);
    }

    boolean wasSeen(UUID flowRunId) {
        return seen.contains(flowRunId);
    }

    boolean isLeft(UUID flowRunId) {
        return left.contains(flowRunId);
    }

    RoundProblems problems() {
        return problems;
    }

    /** Reads the flow run of a job that is not live. */
    Optional<UUID> read(InfrastructurePid pid) {
        try {
            return Optional.ofNullable(
                    context.clients().jobs().of(pid).read(pid).flowRunId());
        } catch (ApiException e) {
            problems.of("Job " + pid, e);
            return Optional.empty();
        }
    }

    /** Reads flow runs by page. A flow run that is missing from its page is read singly: only a 404 proves its deletion. */
    void readRuns(Collection<UUID> ids) {
        readRuns(ids, run -> true);
    }

    /** Reads flow runs by page, and ignores those that do not match a condition. */
    void readRuns(Collection<UUID> ids, Predicate<RunView> condition) {
        for (List<UUID> page : BoundedReads.chunks(ids, OpenRuns.PAGE)) {
            Set<UUID> missing = new HashSet<>(page);
            try {
                ApiResponse<List<FlowRun>> response = new OpenRuns(context.prefect()).of(page);
                context.prefectClock().set(response.date());
                for (FlowRun run : response.body()) {
                    missing.remove(run.id());
                    seen(run, condition);
                }
            } catch (ApiException e) {
                problems.add(String.valueOf(e.getMessage()));
                seen.addAll(page);
                continue;
            }
            missing.stream().takeWhile(id -> !outage).forEach(id -> readSingly(id, condition));
        }
    }

    private void readSingly(UUID id, Predicate<RunView> condition) {
        seen.add(id);
        try {
            seen(context.prefect().flowRuns().read(id).execute(), condition);
        } catch (ServiceException.NotFound deleted) {
            decide(RunView.deleted(id), RunFacts.Extent.LISTED);
        } catch (ApiException e) {
            outage = e instanceof TransportException;
            problems.ofRun(id, e);
        }
    }

    /** Decides about a flow run from all that can be read of it, and does nothing. */
    SyncPreview preview(UUID id, @Nullable FlowRun read) {
        RunView run = read == null ? RunView.deleted(id) : views.of(read);
        list(context.clients().jobs().jobsOf(List.of(id)));
        if (run.state() != null) {
            readHistories(List.of(run));
            if (!pidJobs.read(run, listedPids)) {
                complete = false;
            }
        }
        RunFacts facts = facts(run, RunFacts.Extent.SEARCHED);
        SyncDecision decision =
                SyncRule.decide(facts, null, context.time().nanoTime().getAsLong(), context.settings());
        return new SyncPreview(facts, read == null ? null : run.name(), run.workPool(), decision, problems.all());
    }

    /** Decides about a flow run from the lists. */
    void seen(FlowRun run) {
        seen(run, any -> true);
    }

    private void seen(FlowRun read, Predicate<RunView> condition) {
        problems.isolate(read.id(), () -> {
            RunView run = views.of(read);
            if (condition.test(run)) {
                seen.add(run.id());
                if (run.state() != null) {
                    decide(run, RunFacts.Extent.LISTED);
                }
            }
        });
    }

    /** Reads more of the flow runs that the lists do not decide, and returns the report. */
    SyncReport finish() {
        examine();
        search();
        return new SyncReport(seen.size(), jobs, events, problems.all(), problems.ofRound());
    }

    private void examine() {
        readHistories(toExamine.values());
        for (RunView run : List.copyOf(toExamine.values())) {
            problems.isolate(run.id(), () -> {
                if (histories.containsKey(run.id()) && pidJobs.read(run, listedPids)) {
                    decide(run, RunFacts.Extent.EXAMINED);
                }
            });
        }
    }

    private void readHistories(Collection<RunView> runs) {
        BoundedReads.each(
                runs,
                run -> context.prefect().flowRuns().states(run.id()).executeAsync(),
                (run, states) -> problems.isolate(run.id(), () -> remember(run, states)),
                (run, failure) -> problems.ofRun(run.id(), failure));
    }

    private void remember(RunView run, List<State> states) {
        State current = Objects.requireNonNull(run.state());
        // The history was read after the run: if it has a newer state, the next round decides.
        if (states.stream().anyMatch(state -> state.id().equals(current.id()))) {
            histories.put(run.id(), StateHistory.of(current.id(), states, run.retriesInProcess()));
        }
    }

    private void search() {
        if (toSearch.isEmpty()) {
            return;
        }
        Map<UUID, PlatformClient> platforms = new HashMap<>();
        toSearch.values().forEach(run -> views.platform(run).ifPresent(client -> platforms.put(run.id(), client)));
        FoundJobs found = context.clients().jobs().jobsOf(toSearch.keySet());
        problems.addAll(found.problems());
        Map<UUID, List<Job>> all = new HashMap<>();
        found.jobs()
                .forEach(job -> all.computeIfAbsent(Objects.requireNonNull(job.flowRunId()), id -> new ArrayList<>())
                        .add(job));
        for (RunView run : List.copyOf(toSearch.values())) {
            listed.put(run.id(), all.getOrDefault(run.id(), List.of()));
            PlatformClient client = platforms.get(run.id());
            complete = client == null ? found.complete() : found.complete(client);
            decide(run, RunFacts.Extent.SEARCHED);
        }
    }

    private void decide(RunView run, RunFacts.Extent extent) {
        problems.isolate(run.id(), () -> act(run, extent));
    }

    private void act(RunView run, RunFacts.Extent extent) {
        RunFacts facts = facts(run, extent);
        SyncDecision decision = SyncRule.decide(
                facts, sightings.get(run.id()), context.time().nanoTime().getAsLong(), context.settings());
        if (decision.action() instanceof SyncAction.Examine examine) {
            (examine.extent() == RunFacts.Extent.EXAMINED ? toExamine : toSearch).put(run.id(), run);
            return;
        }
        if (decision.sighting() == null) {
            sightings.remove(run.id());
        } else {
            sightings.put(run.id(), decision.sighting());
        }
        if (decision.action() instanceof SyncAction.Leave) {
            left.add(run.id());
        }
        context.member().decided(facts, decision);
        if (!(decision.action() instanceof SyncAction.Leave) && !(decision.action() instanceof SyncAction.Wait)) {
            events.add(actions.act(run, facts, decision.action()));
        }
    }

    private RunFacts facts(RunView run, RunFacts.Extent extent) {
        List<Job> known = new ArrayList<>(listed.getOrDefault(run.id(), List.of()));
        Job pidJob = pidJobs.of(run);
        if (pidJob != null && known.stream().noneMatch(job -> job.pid().equals(pidJob.pid()))) {
            known.add(pidJob);
        }
        StateHistory history = histories.get(run.id());
        return new RunFacts(
                run.id(),
                run.state(),
                pidJob == null ? run.pid() : pidJob.pid(),
                run.foreignPid(),
                run.started(),
                run.retriesInProcess(),
                claimants.of(run, history),
                known,
                extent,
                complete,
                history,
                context.prefectClock().now(),
                context.platformClock().now());
    }
}
