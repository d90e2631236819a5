/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.sync.world;

import static io.cplnprefect.bridge.sync.world.WorkerPart.*;

import io.cplnprefect.bridge.history.ProposalKind;

/** The steps of both services, of the jobs, and of what surrounds them: faults, a user, and time. */
final class Services {

    private static final int ORPHAN = 3;
    private static final int ORPHAN_PROPOSAL = 5;

    private final Limits limits;

    Services(Limits limits) {
        this.limits = limits;
    }

    void steps(World world, Sink sink) {
        for (int i = 0; i < World.MAX_PROPOSALS; i++) {
            if (world.proposalType(i) >= 0) {
                proposal(world, i, sink);
            }
        }
        for (int i = 0; i < World.MAX_STARTS; i++) {
            if (world.start(i) != 0) {
                start(world, i, sink);
            }
        }
        for (int command = 1; command <= world.commands(); command++) {
            job(world, command, sink);
        }
        user(world, sink);
        for (int i = 0; i < 2; i++) {
            process(world, i, sink);
        }
        time(world, sink);
    }

    // Proposals.

    private void proposal(World world, int i, Sink sink) {
        int type = world.proposalType(i);
        int sender = world.proposalSender(i);
        if (!world.isFull()) {
            World next = world.copy();
            boolean accepted = apply(next, type, world.proposalTransition(i), world.proposalOld(i));
            next.removeProposal(i);
            respond(next, sender, accepted);
            sink.accept(
                    next, -1, accepted ? "the server writes " + name(type) : "the server refuses " + name(type), false);
        }
        boolean lost = world.proposalLost(i);
        if (lost || sender == ORPHAN_PROPOSAL) {
            World next = world.copy();
            next.removeProposal(i);
            sink.accept(next, -1, "the proposal of " + name(type) + " has no effect", false);
        }
        if (!lost && world.may(Fault.PROPOSAL_LOST)) {
            World next = world.copy();
            next.use(Fault.PROPOSAL_LOST);
            next.loseProposal(i);
            lost(next, sender);
            sink.accept(next, -1, "the response to " + name(type) + " is lost before an effect", true);
        }
    }

    private static void respond(World world, int sender, boolean accepted) {
        if (sender == 3 || sender == 4) {
            world.worker(sender - 3).endRound();
        } else if (sender == 1 || sender == 2) {
            WorkerPart worker = world.worker(sender - 1);
            if (worker.step() == PROPOSAL_SENT) {
                worker.suspendSubmission();
            } else if (accepted) {
                worker.claim(worker.claim(), world.last());
                worker.step(HISTORY);
            } else {
                worker.forget();
                worker.idle();
            }
        }
    }

    private static void lost(World world, int sender) {
        if (sender == 3 || sender == 4) {
            world.worker(sender - 3).endRound();
        } else if (sender == 1 || sender == 2) {
            world.worker(sender - 1).suspendSubmission();
        }
    }

    /** Writes a state, if the server accepts it. */
    private boolean apply(World world, int type, int transition, boolean old) {
        int from = world.type();
        int current = world.transition(world.last());
        if ((transition != World.NONE && transition == current)
                || !limits.server().accepts(from, type)) {
            return false;
        }
        boolean claim = World.isClaim(transition);
        if (claim) {
            world.claimAttempt(transition);
        } else if (transition != World.NONE && World.basis(transition) == world.last()) {
            check(world, type, ProposalKind.values()[World.kind(transition)]);
        }
        boolean scheduledTime = type == World.SCHEDULED || (type == World.PENDING && from == World.SCHEDULED);
        world.append(type, transition, scheduledTime, old);
        if (type == World.SCHEDULED) {
            world.due(old || limits.omits(Rule.CLAIM_MARGIN));
        }
        return true;
    }

    /** A final state on its basis requires that the job of the attempt has ended; late ones are put back. */
    private static void check(World world, int type, ProposalKind kind) {
        if (kind == ProposalKind.PUT_BACK || world.exceptional()) {
            return;
        }
        int live = 0;
        for (int command = world.commands(); command > 0; command--) {
            if (world.attemptOf(world.claimOf(command)) == world.attempt()) {
                live = world.live(command) && !world.stopping(command) ? command : 0;
            }
        }
        if (type == World.CRASHED && live != 0) {
            world.violation(Violation.CRASHED_WITH_A_LIVE_JOB);
        }
        if (type == World.COMPLETED && live != 0) {
            world.violation(Violation.COMPLETED_WITH_A_LIVE_JOB);
        }
        if (type == World.CANCELLED && (world.anyLive() || isStartSent(world))) {
            world.violation(Violation.CANCELLED_WITH_A_LIVE_JOB);
        }
    }

    private static boolean isStartSent(World world) {
        for (int i = 0; i < World.MAX_STARTS; i++) {
            if (world.start(i) != 0 && (world.start(i) & 0x40) == 0) {
                return true;
            }
        }
        return (world.worker(0).step() == SEND && !world.worker(0).fenceOld())
                || (world.worker(1).step() == SEND && !world.worker(1).fenceOld());
    }

    // Starts.

    private void start(World world, int i, Sink sink) {
        int start = world.start(i);
        int sender = start >> 3 & 3;
        boolean lost = (start & 0x20) != 0;
        boolean old = (start & 0x40) != 0;
        if (world.commands() < World.MAX_COMMANDS) {
            World next = world.copy();
            next.start(i, 0);
            int command = next.addCommand(start & 7);
            if (old) {
                next.exceptional(true);
            }
            if (sender == 1 || sender == 2) {
                next.worker(sender - 1).job(command);
                next.worker(sender - 1).step(AFTER_START);
            }
            sink.accept(next, -1, "the platform creates command " + command, false);
        }
        if (lost || sender == ORPHAN) {
            World next = world.copy();
            next.start(i, 0);
            sink.accept(next, -1, "the start has no effect", false);
        }
        if (sender == 1 || sender == 2) {
            if (world.may(Fault.START_LOST)) {
                World next = world.copy();
                next.use(Fault.START_LOST);
                next.start(i, start & 0x47 | 0x20);
                next.worker(sender - 1).step(AFTER_LOSS);
                sink.accept(next, -1, "the response to the start is lost before an effect", true);
            }
            if (world.may(Fault.START_REFUSED)) {
                for (int step : new int[] {GIVE_UP, START_AGAIN}) {
                    World next = world.copy();
                    next.use(Fault.START_REFUSED);
                    next.start(i, 0);
                    Submissions.notStarted(limits, next, sender - 1, step);
                    sink.accept(next, -1, "the platform refuses the start", true);
                }
            }
        }
    }

    // Jobs, which behave as Prefect's engine.

    private void job(World world, int command, Sink sink) {
        if (!world.live(command)) {
            return;
        }
        if (world.may(Fault.JOB_DEATH)) {
            World next = world.copy();
            next.use(Fault.JOB_DEATH);
            next.stage(command, World.ENDED_BADLY);
            sink.accept(next, -1, "the job of command " + command + " ends without a report", true);
        }
        if (world.stopping(command)) {
            World next = world.copy();
            next.stage(command, World.ENDED_BADLY);
            sink.accept(next, -1, "the job of command " + command + " is stopped", false);
        }
        if (world.isFull() && world.stage(command) != World.WAITING && world.stage(command) != World.REPORTED) {
            return;
        }
        World next = world.copy();
        String step;
        switch (world.stage(command)) {
            case World.WAITING -> {
                next.stage(command, World.STARTED);
                step = "begins";
            }
            case World.STARTED -> {
                if (world.type() == World.SCHEDULED && !world.due()) {
                    return;
                }
                boolean accepted = apply(next, World.RUNNING, World.NONE, false);
                if (accepted) {
                    execute(next, command);
                }
                next.stage(command, accepted ? World.EXECUTING : World.ENDED_WELL);
                step = accepted ? "reports RUNNING" : "is refused RUNNING and ends";
            }
            case World.EXECUTING -> {
                boolean accepted = apply(next, World.COMPLETED, World.NONE, false);
                if (accepted && next.attemptOf(next.claimOf(command)) == next.attempt()) {
                    next.report(World.COMPLETED);
                }
                next.stage(command, World.REPORTED);
                step = accepted ? "reports COMPLETED" : "is refused COMPLETED";
            }
            default -> {
                next.stage(command, World.ENDED_WELL);
                step = "ends";
            }
        }
        sink.accept(next, -1, "the job of command " + command + " " + step, false);
    }

    private static void execute(World world, int command) {
        int attempt = world.attemptOf(world.claimOf(command));
        for (int other = 1; other <= world.commands(); other++) {
            if (world.executed(other) && world.attemptOf(world.claimOf(other)) == attempt && !world.exceptional()) {
                world.violation(Violation.EXECUTED_TWICE);
            }
        }
        world.execute(command);
    }

    // Users, processes and time.

    private void user(World world, Sink sink) {
        int type = world.type();
        if (world.isFull() || world.length() == 1) {
            return;
        }
        if (world.may(Fault.CANCEL) && (type == World.SCHEDULED || type == World.PENDING || type == World.RUNNING)) {
            World next = world.copy();
            next.use(Fault.CANCEL);
            int to = type == World.SCHEDULED && world.pid() == 0 ? World.CANCELLED : World.CANCELLING;
            next.append(to, World.NONE, false, false);
            next.report(World.SCHEDULED);
            sink.accept(next, -1, "a user cancels: " + name(to), true);
            if (world.may(Fault.PROPOSAL_LOST)) {
                World late = world.copy();
                late.use(Fault.CANCEL);
                late.use(Fault.PROPOSAL_LOST);
                late.append(to, World.NONE, false, true);
                late.report(World.SCHEDULED);
                sink.accept(late, -1, "a user has cancelled, written late: " + name(to), true);
            }
        }
        boolean again =
                World.isFinal(type) ? world.may(Fault.RETRY) : world.may(Fault.RESCHEDULE) && type != World.SCHEDULED;
        if (again && limits.server().accepts(type, World.SCHEDULED)) {
            World next = world.copy();
            next.use(World.isFinal(type) ? Fault.RETRY : Fault.RESCHEDULE);
            next.beginAttempt();
            next.append(World.SCHEDULED, World.NONE, true, false);
            next.due(true);
            sink.accept(next, -1, "a user schedules the flow run again", true);
        }
    }

    private static void process(World world, int index, Sink sink) {
        WorkerPart worker = world.worker(index);
        if (worker.suspended()) {
            World next = world.copy();
            next.worker(index).suspended(false);
            next.online(worker.instance(), true);
            sink.accept(next, index, "continues after its suspension", false);
            return;
        }
        boolean busy = worker.step() != IDLE || worker.round() != IDLE;
        if (world.may(Fault.WORKER_SUSPENSION) && busy) {
            World next = world.copy();
            next.use(Fault.WORKER_SUSPENSION);
            next.worker(index).suspended(true);
            sink.accept(next, index, "is suspended", true);
        }
        if (world.may(Fault.WORKER_DEATH) && (busy || worker.known())) {
            World next = world.copy();
            next.use(Fault.WORKER_DEATH);
            orphan(next, index);
            next.ended(worker.instance());
            next.worker(index).end(next.newInstance());
            sink.accept(next, index, "dies, and a new process begins", true);
        }
    }

    private static void orphan(World world, int index) {
        for (int i = 0; i < World.MAX_PROPOSALS; i++) {
            if (world.proposalType(i) >= 0
                    && (world.proposalSender(i) == 1 + index || world.proposalSender(i) == 3 + index)) {
                world.proposalSender(i, ORPHAN_PROPOSAL);
            }
        }
        for (int i = 0; i < World.MAX_STARTS; i++) {
            if (world.start(i) != 0 && (world.start(i) >> 3 & 3) == 1 + index) {
                world.start(i, world.start(i) & 0x67 | ORPHAN << 3);
            }
        }
    }

    private static void time(World world, Sink sink) {
        for (int i = 0; i < World.MAX_PROPOSALS; i++) {
            if (world.proposalType(i) >= 0 && !world.proposalLost(i)) {
                return;
            }
        }
        for (int i = 0; i < 2; i++) {
            WorkerPart worker = world.worker(i);
            if (!worker.suspended() && worker.step() == SEND) {
                return;
            }
        }
        int late = 0;
        for (int i = 0; i < World.MAX_STARTS; i++) {
            if (world.start(i) != 0 && (world.start(i) & 0x40) == 0) {
                late++;
            }
        }
        World next = world.copy();
        for (int i = 0; i < late; i++) {
            if (!next.may(Fault.START_LATE)) {
                return;
            }
            next.use(Fault.START_LATE);
        }
        next.age();
        sink.accept(next, -1, late > 0 ? "the margin passes, a start is late" : "the margin passes", late > 0);
    }

    static String name(int type) {
        return switch (type) {
            case World.SCHEDULED -> "SCHEDULED";
            case World.PENDING -> "PENDING";
            case World.RUNNING -> "RUNNING";
            case World.CANCELLING -> "CANCELLING";
            case World.COMPLETED -> "COMPLETED";
            case World.FAILED -> "FAILED";
            case World.CRASHED -> "CRASHED";
            default -> "CANCELLED";
        };
    }
}
