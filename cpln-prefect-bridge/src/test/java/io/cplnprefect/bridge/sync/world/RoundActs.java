/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.sync.world;

import static io.cplnprefect.bridge.sync.world.WorkerPart.*;

import io.cplnprefect.bridge.history.ProposalKind;
import io.cplnprefect.bridge.sync.SyncAction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The acts of a round, those of {@code RoundActions}. */
final class RoundActs {

    private final Limits limits;
    private final List<SyncAction> actions = new ArrayList<>();
    private final Map<SyncAction, Integer> numbers = new HashMap<>();

    RoundActs(Limits limits) {
        this.limits = limits;
    }

    /** Returns the number by which a world refers to an action. */
    int number(SyncAction action) {
        return numbers.computeIfAbsent(action, added -> {
            actions.add(added);
            return actions.size();
        });
    }

    void act(World world, int index, Sink sink) {
        World next = world.copy();
        WorkerPart worker = next.worker(index);
        SyncAction action = actions.get(worker.action() - 1);
        int basis = worker.roundRead();
        worker.endRound();
        if (basis != next.last() && !limits.omits(Rule.READING)) {
            sink.accept(next, index, "drops its action, because the flow run has changed", false);
        } else if (action instanceof SyncAction.Stop stop) {
            stop.jobs().forEach(job -> next.stop(Readings.command(job)));
            checkStop(next, Submissions.commands(stop.jobs()));
            sink.accept(next, index, "stops " + Submissions.commands(stop.jobs()), false);
        } else if (action instanceof SyncAction.WritePid pid) {
            next.pid(Readings.command(pid.job()));
            sink.accept(next, index, "writes the PID of command " + next.pid(), false);
        } else if (action instanceof SyncAction.ContinueSubmission) {
            boolean continuable = worker.sent() == 0 || limits.omits(Rule.UNKNOWN_START);
            if (!worker.submitting() && continuable && worker.step() == IDLE) {
                worker.own(true, worker.ownClaim(), 0, World.NONE);
                worker.step(RESUME);
            }
            sink.accept(next, index, "queues the submission", false);
        } else if (propose(next, index, action, basis)) {
            sink.accept(next, index, "sends its proposal: " + text(action), false);
        }
    }

    /** The oldest job of the attempt works until it ends, unless a user cancels it. */
    private void checkStop(World world, List<Integer> stopped) {
        for (int command = 1; command <= world.commands(); command++) {
            if (world.attemptOf(world.claimOf(command)) == world.attempt()) {
                boolean atWork = world.stage(command) == World.EXECUTING && stopped.contains(command);
                // The report of a surplus job, or of one of an earlier attempt, ends the flow run.
                boolean surplus =
                        world.exceptional() || world.used(Fault.RETRY, limits) || world.used(Fault.RESCHEDULE, limits);
                boolean ended = World.isFinal(world.type()) && surplus;
                if (atWork && !ended && !world.used(Fault.CANCEL, limits)) {
                    world.violation(Violation.STOPPED_AT_WORK);
                }
                return;
            }
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

    static String text(SyncAction action) {
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
