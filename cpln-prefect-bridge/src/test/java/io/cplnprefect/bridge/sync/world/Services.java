/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.sync.world;

import static io.cplnprefect.bridge.sync.world.WorkerPart.*;

/** The steps of both services and of the jobs, with their faults. */
@SuppressWarnings({"EnumOrdinal", "OperatorPrecedence", "NarrowingCompoundAssignment"
}) // A world packs its values into bytes.
final class Services {

    private final Limits limits;
    private final StateWrites writes;
    private final JobSteps jobs;

    Services(Limits limits) {
        this.limits = limits;
        this.writes = new StateWrites(limits);
        this.jobs = new JobSteps(writes);
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
            jobs.steps(world, command, sink);
        }
    }

    private void proposal(World world, int i, Sink sink) {
        int type = world.proposalType(i);
        int sender = world.proposalSender(i);
        if (!world.isFull()) {
            World next = world.copy();
            boolean accepted = writes.apply(next, type, world.proposalTransition(i), world.proposalOld(i));
            next.removeProposal(i);
            respond(next, sender, accepted);
            sink.accept(
                    next,
                    -1,
                    accepted
                            ? "the server writes " + StateWrites.name(type)
                            : "the server refuses " + StateWrites.name(type),
                    false);
        }
        boolean lost = world.proposalLost(i);
        if (lost || sender == Surroundings.ORPHAN_PROPOSAL) {
            World next = world.copy();
            next.removeProposal(i);
            sink.accept(next, -1, "the proposal of " + StateWrites.name(type) + " has no effect", false);
        }
        if (!lost && world.may(Fault.PROPOSAL_LOST)) {
            World next = world.copy();
            next.use(Fault.PROPOSAL_LOST);
            next.loseProposal(i);
            lost(next, sender);
            sink.accept(next, -1, "the response to " + StateWrites.name(type) + " is lost before an effect", true);
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
        if (lost || sender == Surroundings.ORPHAN) {
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
            Submissions.failures(world, (next, step) -> {
                next.start(i, 0);
                Submissions.notStarted(limits, next, sender - 1, step);
                sink.accept(next, -1, "the platform refuses the start", true);
            });
        }
    }
}
