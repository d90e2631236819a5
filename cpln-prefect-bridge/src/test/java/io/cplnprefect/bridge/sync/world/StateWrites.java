/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.sync.world;

import static io.cplnprefect.bridge.sync.world.WorkerPart.*;

import io.cplnprefect.bridge.history.ProposalKind;

/** The states that the server writes. */
@SuppressWarnings({"EnumOrdinal", "OperatorPrecedence", "NarrowingCompoundAssignment"
}) // A world packs its values into bytes.
final class StateWrites {

    private final Limits limits;

    StateWrites(Limits limits) {
        this.limits = limits;
    }

    /** Writes a state, if the server accepts it. */
    boolean apply(World world, int type, int transition, boolean old) {
        int from = world.type();
        int current = world.transition(world.last());
        if ((transition != World.NONE && transition == current)
                || !limits.server().accepts(from, type)) {
            return false;
        }
        boolean claim = World.isClaim(transition);
        if (claim) {
            world.claimAttempt(transition);
            if (from == World.SCHEDULED && world.report() == World.CANCELLING && !world.exceptional()) {
                world.violation(Violation.CLAIMED_AFTER_CANCELLED);
            }
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
