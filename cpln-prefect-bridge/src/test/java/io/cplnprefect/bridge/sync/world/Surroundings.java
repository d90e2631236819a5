/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.sync.world;

import static io.cplnprefect.bridge.sync.world.WorkerPart.*;

/** What surrounds the services: users, the processes of the workers, and time. */
@SuppressWarnings({"EnumOrdinal", "OperatorPrecedence", "NarrowingCompoundAssignment"
}) // A world packs its values into bytes.
final class Surroundings {

    static final int ORPHAN = 3;
    static final int ORPHAN_PROPOSAL = 5;

    private final Limits limits;

    Surroundings(Limits limits) {
        this.limits = limits;
    }

    void steps(World world, Sink sink) {
        user(world, sink);
        for (int i = 0; i < limits.count(); i++) {
            process(world, i, sink);
        }
        time(world, sink);
    }

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
            next.report(World.CANCELLING);
            sink.accept(next, -1, "a user cancels: " + StateWrites.name(to), true);
            if (world.may(Fault.PROPOSAL_LOST)) {
                World late = world.copy();
                late.use(Fault.CANCEL);
                late.use(Fault.PROPOSAL_LOST);
                late.append(to, World.NONE, false, true);
                late.report(World.CANCELLING);
                sink.accept(late, -1, "a user has cancelled, written late: " + StateWrites.name(to), true);
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
}
