/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.sync.world;

import static io.cplnprefect.bridge.sync.world.WorkerPart.*;

import io.cplnprefect.bridge.history.ProposalKind;
import io.cplnprefect.bridge.history.StateHistory;
import io.cplnprefect.bridge.job.Job;
import io.cplnprefect.bridge.job.JobStage;
import io.cplnprefect.bridge.sync.Claimant;
import io.cplnprefect.bridge.sync.RunFacts;
import io.cplnprefect.bridge.sync.Sighting;
import io.cplnprefect.bridge.sync.SyncAction;
import io.cplnprefect.bridge.sync.SyncDecision;
import io.cplnprefect.bridge.sync.SyncRule;
import io.cplnprefect.bridge.sync.SyncSettings;
import io.cplnprefect.prefect.state.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The steps of a round of observation, those of {@code Round}, {@code RoundActions}, {@code PoolMember} and {@code OwnRuns}. */
final class Rounds {

    private static final SyncSettings SETTINGS = SyncSettings.builder()
            .giveBackAge(Duration.ofSeconds(60))
            .missingSightings(2)
            .betweenMissingSightings(Duration.ofSeconds(10))
            .build();
    private static final long NOW = Duration.ofHours(1).toNanos();

    private final Limits limits;
    private final Readings readings;
    private final List<SyncAction> actions = new ArrayList<>();
    private final Map<SyncAction, Integer> actionNumbers = new HashMap<>();
    private final List<String> facts = new ArrayList<>();
    private final Map<String, Integer> factNumbers = new HashMap<>();
    private final Map<Question, SyncDecision> decisions = new HashMap<>();

    Rounds(Limits limits, Readings readings) {
        this.limits = limits;
        this.readings = readings;
    }

    /** The facts and the evidence of one decision; equal ones are decided once. */
    private record Question(
            @Nullable StateHistory history,
            int length,
            int viewed,
            int stateTransition,
            int type,
            boolean scheduledTime,
            Seen jobs,
            int pid,
            boolean begun,
            boolean old,
            Claimant claimant,
            RunFacts.Extent extent,
            int fact,
            int sightings,
            boolean longAgo) {}

    void steps(World world, int index, Sink sink) {
        switch (world.worker(index).round()) {
            case IDLE -> list(world, index, sink);
            case LISTED -> read(world, index, sink);
            case READ -> examine(world, index, sink);
            case DECIDED -> act(world, index, sink);
            default -> {
                // A response is on its way.
            }
        }
    }

    private void list(World world, int index, Sink sink) {
        if (world.length() == 1) {
            return;
        }
        Submissions.lists(world, (seen, stale) -> {
            World next = seen.copy();
            int stages = 0;
            for (int command = 1; command <= next.commands(); command++) {
                if (next.live(command) && !(stale && next.isFreshCommand(command))) {
                    stages |= (next.stage(command) == World.WAITING ? 1 : 2) << 2 * (command - 1);
                }
            }
            next.worker(index).listed(stages);
            next.worker(index).round(LISTED);
            if (limits.fine()) {
                sink.accept(next, index, stale ? "reads a stale list of live jobs" : "lists the live jobs", stale);
            } else {
                read(
                        next,
                        index,
                        (after, who, step, fault) ->
                                sink.accept(after, who, stale ? step + " (stale list)" : step, fault || stale));
            }
        });
    }

    private static Seen listed(World world, WorkerPart worker) {
        Seen seen = Seen.NOTHING;
        for (int command = 1; command <= world.commands(); command++) {
            int stage = worker.listed() >> 2 * (command - 1) & 3;
            if (stage != 0) {
                seen = seen.with(world, command, stage == 1 ? JobStage.PENDING : JobStage.RUNNING);
            }
        }
        return seen;
    }

    private void read(World world, int index, Sink sink) {
        World next = world.copy();
        WorkerPart worker = next.worker(index);
        worker.view(next);
        SyncDecision decision = decide(next, worker, listed(next, worker), RunFacts.Extent.LISTED, null, 0);
        if (decision.action() instanceof SyncAction.Examine) {
            worker.round(READ);
            if (limits.fine()) {
                sink.accept(next, index, "reads the flow run", false);
            } else {
                examine(next, index, sink);
            }
        } else {
            decided(next, worker, decision, listed(next, worker), index, sink);
        }
    }

    private void examine(World world, int index, Sink sink) {
        WorkerPart before = world.worker(index);
        int length = world.length();
        StateHistory history = readings.history(world, length, before.viewed());
        Seen known = withPid(listed(world, before), world, before.viewedPid());
        SyncDecision examined = decide(world, before, known, RunFacts.Extent.EXAMINED, history, length);
        if (examined.action() instanceof SyncAction.Examine) {
            Submissions.lists(world, (seen, stale) -> {
                World next = seen.copy();
                Seen all = withPid(Seen.all(next, stale), next, before.viewedPid());
                SyncDecision searched =
                        decide(next, next.worker(index), all, RunFacts.Extent.SEARCHED, history, length);
                decided(
                        next,
                        next.worker(index),
                        searched,
                        all,
                        index,
                        (after, who, step, fault) ->
                                sink.accept(after, who, stale ? step + " (stale search)" : step, stale));
            });
        } else {
            World next = world.copy();
            decided(next, next.worker(index), examined, known, index, sink);
        }
    }

    private static Seen withPid(Seen seen, World world, int pid) {
        return pid == 0 || seen.contains(pid) ? seen : seen.with(world, pid, Readings.stage(world, pid));
    }

    private SyncDecision decide(
            World world,
            WorkerPart worker,
            Seen jobs,
            RunFacts.Extent extent,
            @Nullable StateHistory history,
            int length) {
        int viewed = worker.viewed();
        Claimant claimant = claimant(world, worker, history);
        if (limits.omits(Rule.UNKNOWN_START) && claimant == Claimant.START_UNKNOWN) {
            claimant = Claimant.WAITING;
        }
        if (limits.omits(Rule.ABSENCE) && claimant == Claimant.START_UNKNOWN) {
            claimant = Claimant.START_OVERDUE;
        }
        Question question = new Question(
                history,
                length,
                viewed,
                world.transition(viewed),
                world.type(viewed),
                world.hasScheduledTime(viewed),
                jobs,
                worker.viewedPid(),
                worker.viewedBegun(),
                worker.viewedOld() || limits.omits(Rule.ABSENCE),
                claimant,
                extent,
                worker.fact(),
                worker.sightings(),
                worker.sightedLongAgo());
        return decisions.computeIfAbsent(question, asked -> decide(world, asked));
    }

    private SyncDecision decide(World world, Question question) {
        State state = readings.state(world, question.viewed());
        Instant since = Objects.requireNonNull(state.timestamp());
        RunFacts facts = new RunFacts(
                Readings.FLOW_RUN,
                state,
                question.pid() == 0 ? null : Readings.pid(question.pid()),
                false,
                question.begun(),
                false,
                question.claimant(),
                question.jobs().list(readings),
                question.extent(),
                true,
                question.history(),
                since.plusSeconds(question.old() ? 61 : 1),
                Readings.BEGIN.plusSeconds(3600));
        Sighting before = question.sightings() == 0
                ? null
                : new Sighting(
                        factText(question.fact()),
                        question.sightings(),
                        NOW - Duration.ofSeconds(question.longAgo() ? 61 : 11).toNanos(),
                        NOW - Duration.ofSeconds(11).toNanos());
        return SyncRule.decide(facts, before, NOW, SETTINGS);
    }

    private String factText(int number) {
        return facts.get(number - 1);
    }

    private Claimant claimant(World world, WorkerPart worker, @Nullable StateHistory history) {
        int viewed = worker.viewed();
        int claim = world.type(viewed) == World.PENDING ? world.transition(viewed) : World.NONE;
        if (world.type(viewed) != World.PENDING && history != null) {
            State state = history.claim();
            claim = state == null ? World.NONE : world.transition(readings.index(state));
        }
        if (!World.isClaim(claim)) {
            return Claimant.FOREIGN;
        }
        int instance = world.claimant(claim);
        if (instance != worker.instance()) {
            return world.online(instance) ? Claimant.ONLINE : Claimant.OFFLINE;
        }
        if (!worker.known() || isOtherClaim(worker, claim)) {
            return Claimant.WAITING;
        }
        if (worker.submitting()) {
            return Claimant.SUBMITTING;
        }
        return switch (worker.sent()) {
            case 0 -> worker.ownJob() == 0 ? Claimant.WAITING : Claimant.ONLINE;
            case SENT -> Claimant.START_UNKNOWN;
            default -> Claimant.START_OVERDUE;
        };
    }

    private static boolean isOtherClaim(WorkerPart worker, int claim) {
        return worker.known() && worker.ownClaim() != 0 && worker.ownClaim() != claim;
    }

    private void decided(World next, WorkerPart worker, SyncDecision decision, Seen jobs, int index, Sink sink) {
        Sighting sighting = decision.sighting();
        if (sighting == null) {
            worker.evidence(0, 0, false);
        } else {
            int fact = factNumbers.computeIfAbsent(sighting.fact(), text -> {
                facts.add(text);
                return facts.size();
            });
            worker.evidence(
                    fact,
                    Math.min(sighting.times(), 3),
                    NOW - sighting.firstNanos() > Duration.ofSeconds(60).toNanos());
        }
        remember(next, worker, decision, jobs);
        SyncAction action = decision.action();
        String step = "decides: " + text(action);
        if (action instanceof SyncAction.Wait || action instanceof SyncAction.Leave || isOmitted(action)) {
            worker.endRound();
            sink.accept(next, index, step, false);
            return;
        }
        int viewed = worker.viewed();
        int number = actionNumbers.computeIfAbsent(action, added -> {
            actions.add(added);
            return actions.size();
        });
        worker.endRound();
        worker.roundRead(viewed);
        worker.action(number);
        worker.round(DECIDED);
        if (limits.fine()) {
            sink.accept(next, index, step, false);
        } else {
            act(next, index, (after, who, acted, fault) -> sink.accept(after, who, step + ", " + acted, fault));
        }
    }

    private boolean isOmitted(SyncAction action) {
        return (action instanceof SyncAction.PutBack && limits.omits(Rule.PUT_BACK))
                || (action instanceof SyncAction.GiveBack && limits.omits(Rule.RUNNING_WITHOUT_JOB))
                || (action instanceof SyncAction.Stop stop
                        && stop.reason().contains("later attempt")
                        && limits.omits(Rule.EARLIER_JOBS));
    }

    private void remember(World world, WorkerPart worker, SyncDecision decision, Seen jobs) {
        if (worker.submitting()) {
            return;
        }
        int viewed = worker.viewed();
        if (decision.action() instanceof SyncAction.Leave) {
            worker.forget();
        } else if (world.type(viewed) == World.PENDING && isOtherClaim(worker, world.transition(viewed))) {
            worker.forget();
        } else if (!worker.known()) {
            List<Job> left = jobs.list(readings).stream()
                    .filter(Job::live)
                    .filter(job -> !isOnline(world, worker, world.claimant(world.claimOf(Readings.command(job)))))
                    .toList();
            if (left.size() == 1 && Readings.command(left.get(0)) == worker.viewedPid()) {
                worker.own(false, World.NONE, 0, worker.viewedPid());
            }
        }
    }

    private static boolean isOnline(World world, WorkerPart worker, int instance) {
        return instance == worker.instance() || world.online(instance);
    }

    private void act(World world, int index, Sink sink) {
        World next = world.copy();
        WorkerPart worker = next.worker(index);
        SyncAction action = actions.get(worker.action() - 1);
        int basis = worker.roundRead();
        worker.endRound();
        if (basis != next.last() && !limits.omits(Rule.READ_BEFORE_ACT)) {
            sink.accept(next, index, "drops its action, because the flow run has changed", false);
        } else if (action instanceof SyncAction.Stop stop) {
            stop.jobs().forEach(job -> next.stop(Readings.command(job)));
            sink.accept(next, index, "stops " + Submissions.commands(stop.jobs()), false);
        } else if (action instanceof SyncAction.WritePid pid) {
            next.pid(Readings.command(pid.job()));
            sink.accept(next, index, "writes the PID of command " + next.pid(), false);
        } else if (action instanceof SyncAction.ContinueSubmission) {
            if (!worker.submitting() && worker.sent() == 0 && worker.step() == IDLE) {
                worker.own(true, worker.ownClaim(), 0, World.NONE);
                worker.step(RESUME);
            }
            sink.accept(next, index, "queues the submission", false);
        } else if (propose(next, index, action, basis)) {
            sink.accept(next, index, "sends its proposal: " + text(action), false);
        }
    }

    private boolean propose(World next, int index, SyncAction action, int basis) {
        next.worker(index).round(PROPOSED);
        int sender = 3 + index;
        if (action instanceof SyncAction.Propose propose) {
            return next.addProposal(
                    Readings.type(propose.kind()), Submissions.transition(limits, propose.kind(), basis), sender);
        }
        if (action instanceof SyncAction.GiveBack) {
            return next.addProposal(
                    World.SCHEDULED, Submissions.transition(limits, ProposalKind.GIVE_BACK, basis), sender);
        }
        SyncAction.PutBack putBack = (SyncAction.PutBack) action;
        int type = putBack.repair().reschedule()
                ? World.SCHEDULED
                : Readings.type(putBack.repair().counts());
        return next.addProposal(type, Submissions.transition(limits, ProposalKind.PUT_BACK, basis), sender);
    }

    private static String text(SyncAction action) {
        if (action instanceof SyncAction.Propose propose) {
            return propose.kind().toString();
        }
        if (action instanceof SyncAction.PutBack putBack) {
            return "PutBack of " + putBack.repair().counts().type();
        }
        if (action instanceof SyncAction.Wait wait) {
            return "Wait, " + wait.reason();
        }
        return action.getClass().getSimpleName();
    }
}
