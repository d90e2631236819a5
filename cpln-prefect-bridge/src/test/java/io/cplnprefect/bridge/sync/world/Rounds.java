/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.sync.world;

import static io.cplnprefect.bridge.sync.world.WorkerPart.*;

import io.cplnprefect.bridge.history.StateHistory;
import io.cplnprefect.bridge.job.Job;
import io.cplnprefect.bridge.job.JobStage;
import io.cplnprefect.bridge.sync.RunFacts;
import io.cplnprefect.bridge.sync.SyncAction;
import io.cplnprefect.bridge.sync.SyncDecision;
import java.util.List;

/** The steps of a round of observation, those of {@code Round}, {@code RoundActions}, {@code PoolMember} and {@code OwnRuns}. */
@SuppressWarnings({"EnumOrdinal", "OperatorPrecedence", "NarrowingCompoundAssignment"
}) // A world packs its values into bytes.
final class Rounds {

    private final Limits limits;
    private final Readings readings;
    private final Decisions decisions;
    private final RoundActs acts;

    Rounds(Limits limits, Readings readings) {
        this.limits = limits;
        this.readings = readings;
        this.decisions = new Decisions(limits, readings);
        this.acts = new RoundActs(limits);
    }

    void steps(World world, int index, Sink sink) {
        switch (world.worker(index).round()) {
            case IDLE -> list(world, index, sink);
            case LISTED -> read(world, index, sink);
            case READ -> examine(world, index, sink);
            case DECIDED -> acts.act(world, index, sink);
            default -> {
                // A response is on its way.
            }
        }
    }

    private void list(World world, int index, Sink sink) {
        if (world.length() == 1 || isOfOtherShare(world, index)) {
            return;
        }
        if (limits.omits(Rule.READING)) {
            World next = world.copy();
            next.worker(index).view(next);
            next.worker(index).round(LISTED);
            sink.accept(next, index, "reads the flow run", false);
            return;
        }
        Submissions.lists(world, (seen, stale) -> {
            World next = seen.copy();
            next.worker(index).listed(stages(next, stale));
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

    private boolean isOfOtherShare(World world, int index) {
        WorkerPart worker = world.worker(index);
        int claim = world.transition(world.last());
        boolean claimed = world.type() == World.PENDING
                && World.isClaim(claim)
                && world.claimant(claim) == worker.instance()
                && !limits.omits(Rule.OWN_PENDING);
        return limits.workers() == Workers.DIVIDED
                && index == 0
                && !worker.known()
                && !claimed
                && world.online(world.worker(1).instance());
    }

    private static int stages(World world, boolean stale) {
        int stages = 0;
        for (int command = 1; command <= world.commands(); command++) {
            if (world.live(command) && !(stale && world.isFreshCommand(command))) {
                stages |= (world.stage(command) == World.WAITING ? 1 : 2) << 2 * (command - 1);
            }
        }
        return stages;
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
        if (limits.omits(Rule.READING)) {
            worker.listed(stages(next, false));
        } else {
            worker.view(next);
        }
        SyncDecision decision = decisions.decide(next, worker, listed(next, worker), RunFacts.Extent.LISTED, null, 0);
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
        SyncDecision examined = decisions.decide(world, before, known, RunFacts.Extent.EXAMINED, history, length);
        if (examined.action() instanceof SyncAction.Examine) {
            Submissions.lists(world, (seen, stale) -> {
                World next = seen.copy();
                Seen all = withPid(Seen.all(next, stale), next, before.viewedPid());
                SyncDecision searched =
                        decisions.decide(next, next.worker(index), all, RunFacts.Extent.SEARCHED, history, length);
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

    private void decided(World next, WorkerPart worker, SyncDecision decision, Seen jobs, int index, Sink sink) {
        decisions.remember(worker, decision.sighting());
        remember(next, worker, decision, jobs);
        SyncAction action = decision.action();
        String step = "decides: " + RoundActs.text(action);
        if (action instanceof SyncAction.Wait || action instanceof SyncAction.Leave || isOmitted(action)) {
            worker.endRound();
            sink.accept(next, index, step, false);
            return;
        }
        int viewed = worker.viewed();
        int number = acts.number(action);
        worker.endRound();
        worker.roundRead(viewed);
        worker.action(number);
        worker.round(DECIDED);
        if (limits.fine()) {
            sink.accept(next, index, step, false);
        } else {
            acts.act(next, index, (after, who, acted, fault) -> sink.accept(after, who, step + ", " + acted, fault));
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
        } else if (world.type(viewed) == World.PENDING && Decisions.isOtherClaim(worker, world.transition(viewed))) {
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
}
