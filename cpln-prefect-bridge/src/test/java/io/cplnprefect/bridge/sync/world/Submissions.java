/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.sync.world;

import static io.cplnprefect.bridge.sync.world.WorkerPart.*;

import io.cplnprefect.bridge.history.ProposalKind;
import io.cplnprefect.bridge.history.StateHistory;
import io.cplnprefect.bridge.job.AttemptJobs;
import io.cplnprefect.bridge.job.Job;
import io.cplnprefect.bridge.job.StartDecision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The steps of a submission, those of {@code RunSubmission}, {@code Claim} and {@code CommandStart}. */
@SuppressWarnings({"EnumOrdinal", "OperatorPrecedence", "NarrowingCompoundAssignment"
}) // A world packs its values into bytes.
final class Submissions {

    private final Limits limits;
    private final Readings readings;

    Submissions(Limits limits, Readings readings) {
        this.limits = limits;
        this.readings = readings;
    }

    void steps(World world, int index, Sink sink) {
        WorkerPart worker = world.worker(index);
        switch (worker.step()) {
            case IDLE -> poll(world, index, sink);
            case CLAIM -> claim(world, index, sink);
            case RESUME -> resume(world, index, sink);
            case HISTORY -> history(world, index, sink);
            case SEARCH -> search(world, index, sink);
            case FENCE -> fence(world, index, sink);
            case SEND -> send(world, index, sink);
            case AFTER_START -> afterStart(world, index, sink);
            case AFTER_LOSS -> afterLoss(world, index, sink);
            case WRITE_PID -> writePid(world, index, sink);
            case GIVE_UP -> propose(world, index, ProposalKind.CRASHED, sink);
            case START_AGAIN -> propose(world, index, ProposalKind.START_AGAIN, sink);
            default -> {
                // A response is on its way.
            }
        }
    }

    /** A step that may be done together with the one that follows it. */
    private interface Step {
        void of(World world, int index, Sink sink);
    }

    /** The request of the following step can be delayed on its way, so that a pause before it adds no history. */
    private void then(World next, int index, String done, Step step, Sink sink) {
        if (limits.fine()) {
            sink.accept(next, index, done, false);
        } else {
            step.of(
                    next,
                    index,
                    (after, who, following, fault) -> sink.accept(after, who, done + ", " + following, fault));
        }
    }

    private void poll(World world, int index, Sink sink) {
        WorkerPart before = world.worker(index);
        boolean offered = world.type() == World.SCHEDULED && world.due();
        // The workers are alike, so that the first one may be the first to poll.
        boolean first = index == 0 || world.length() > 1 || world.worker(0).step() != IDLE;
        if (offered && first && !before.submitting()) {
            World next = world.copy();
            next.worker(index).own(true, World.NONE, 0, World.NONE);
            next.worker(index).step(CLAIM);
            then(next, index, "is offered the flow run by a poll", Submissions::claim, sink);
        }
    }

    private static void claim(World world, int index, Sink sink) {
        World next = world.copy();
        WorkerPart worker = next.worker(index);
        int claim = next.newClaim(worker.instance());
        if (claim != World.NONE && next.addProposal(World.PENDING, claim, 1 + index)) {
            worker.own(true, claim, 0, World.NONE);
            worker.claim(claim, 0);
            worker.step(CLAIM_SENT);
            sink.accept(next, index, "proposes PENDING", false);
        }
    }

    private void resume(World world, int index, Sink sink) {
        World next = world.copy();
        WorkerPart worker = next.worker(index);
        int claim = next.transition(next.last());
        boolean own = World.isClaim(claim) && next.claimant(claim) == worker.instance();
        if (next.type() == World.PENDING && World.isClaim(claim) && (own || limits.omits(Rule.OWN_CLAIM))) {
            worker.own(true, claim, 0, World.NONE);
            worker.claim(claim, next.last());
            worker.step(HISTORY);
            then(next, index, "reads the flow run and resumes its submission", this::history, sink);
        } else {
            worker.forget();
            worker.idle();
            sink.accept(next, index, "reads the flow run, which is not claimed by it", false);
        }
    }

    private void history(World world, int index, Sink sink) {
        World next = world.copy();
        WorkerPart worker = next.worker(index);
        StateHistory history = readings.history(next, next.length(), worker.claimState());
        Instant ended = history.earlierClaimEnded();
        boolean wait = ended != null && next.isFresh(Readings.index(ended)) && !limits.omits(Rule.CLAIM_MARGIN);
        boolean valid = limits.omits(Rule.CLAIM_PROOF) || history.isValidClaim(Readings.claimId(worker.claim()));
        if (valid && !wait) {
            worker.read(next.length());
            worker.step(SEARCH);
            sink.accept(next, index, "reads the history: its claim is valid", false);
        } else {
            worker.suspendSubmission();
            sink.accept(next, index, "reads the history: its submission is suspended", false);
        }
    }

    private void search(World world, int index, Sink sink) {
        failures(world, (next, step) -> {
            notStarted(limits, next, index, step);
            sink.accept(next, index, "cannot prepare the workload", true);
        });
        lists(world, (seen, stale) -> {
            World next = seen.copy();
            WorkerPart worker = next.worker(index);
            List<Job> jobs = Seen.all(next, stale).list(readings);
            StartDecision decision = StartDecision.of(assign(next, worker, jobs));
            if (decision instanceof StartDecision.StopEarlier && limits.omits(Rule.EARLIER_JOBS)) {
                decision = new StartDecision.Start();
                next.violation(Violation.STARTED_BESIDE_AN_EARLIER_JOB);
            }
            if (decision instanceof StartDecision.Start) {
                worker.step(FENCE);
            } else if (decision instanceof StartDecision.Adopt adopt) {
                started(worker, Readings.command(adopt.job()));
            } else {
                if (decision instanceof StartDecision.StopEarlier earlier) {
                    earlier.jobs().forEach(job -> next.stop(Readings.command(job)));
                }
                worker.suspendSubmission();
            }
            sink.accept(
                    next,
                    index,
                    (stale ? "reads a stale list of jobs: " : "reads the jobs: ")
                            + decision.getClass().getSimpleName(),
                    stale);
        });
    }

    interface FailureReader {
        void read(World world, int step);
    }

    static void failures(World world, FailureReader reader) {
        for (Fault fault : new Fault[] {Fault.START_REFUSED, Fault.START_IMPOSSIBLE}) {
            if (world.may(fault)) {
                World next = world.copy();
                next.use(fault);
                reader.read(next, fault == Fault.START_REFUSED ? START_AGAIN : GIVE_UP);
            }
        }
    }

    interface ListReader {
        void read(World world, boolean stale);
    }

    static void lists(World world, ListReader reader) {
        reader.read(world, false);
        if (world.may(Fault.LIST_STALE) && Readings.anyFresh(world)) {
            World next = world.copy();
            next.use(Fault.LIST_STALE);
            reader.read(next, true);
        }
    }

    private AttemptJobs assign(World world, WorkerPart worker, List<Job> jobs) {
        StateHistory history = readings.history(world, worker.read(), worker.claimState());
        Set<UUID> claims = new HashSet<>(history.claims());
        claims.add(Readings.claimId(worker.claim()));
        return AttemptJobs.of(jobs, claims, history.earlierClaims(), null);
    }

    private static void started(WorkerPart worker, int command) {
        worker.own(false, worker.ownClaim(), worker.sent(), command);
        worker.job(command);
        worker.step(WRITE_PID);
    }

    static void notStarted(Limits limits, World world, int index, int step) {
        WorkerPart worker = world.worker(index);
        worker.own(!limits.omits(Rule.END_OF_SUBMISSION), worker.ownClaim(), worker.sent(), World.NONE);
        worker.step(step);
    }

    private void fence(World world, int index, Sink sink) {
        World next = world.copy();
        WorkerPart worker = next.worker(index);
        if (limits.omits(Rule.FENCE) || next.last() == worker.claimState()) {
            worker.own(true, worker.ownClaim(), SENT, World.NONE);
            worker.step(SEND);
            then(next, index, "reads the flow run: its claim is in force", Submissions::send, sink);
        } else {
            worker.suspendSubmission();
            sink.accept(next, index, "reads the flow run: its claim is not in force", false);
        }
    }

    private static void send(World world, int index, Sink sink) {
        World next = world.copy();
        WorkerPart worker = next.worker(index);
        if (next.send(worker.claim())) {
            next.violation(Violation.TWO_STARTS_OF_A_CLAIM);
        }
        if (worker.fenceOld()) {
            next.exceptional(true);
        }
        if (next.addStart(worker.claim() | (1 + index) << 3)) {
            worker.step(START_SENT);
            sink.accept(next, index, "sends the start", false);
        }
    }

    private void afterStart(World world, int index, Sink sink) {
        lists(world, (seen, stale) -> {
            World next = seen.copy();
            WorkerPart worker = next.worker(index);
            Job own = assign(next, worker, Seen.all(next, stale).list(readings)).own();
            int started = worker.job();
            if (own != null && Readings.command(own) != started) {
                next.stop(started);
                started = Readings.command(own);
            }
            started(worker, started);
            String step = stale ? "reads a stale list after its start" : "reads the jobs after its start";
            if (stale || limits.fine()) {
                sink.accept(next, index, step, stale);
            } else {
                then(next, index, step, Submissions::writePid, sink);
            }
        });
    }

    private void afterLoss(World world, int index, Sink sink) {
        lists(world, (seen, stale) -> {
            World next = seen.copy();
            WorkerPart worker = next.worker(index);
            Job own = assign(next, worker, Seen.all(next, stale).list(readings)).own();
            if (own == null) {
                worker.suspendSubmission();
            } else {
                started(worker, Readings.command(own));
            }
            sink.accept(
                    next,
                    index,
                    (stale ? "reads a stale list after the loss: " : "reads the jobs after the loss: ")
                            + (own == null ? "none" : "found"),
                    stale);
        });
    }

    private static void writePid(World world, int index, Sink sink) {
        World next = world.copy();
        WorkerPart worker = next.worker(index);
        next.pid(worker.job());
        worker.idle();
        sink.accept(next, index, "writes the PID", false);
    }

    /** The flow run is read right before the proposal. */
    private void propose(World world, int index, ProposalKind kind, Sink sink) {
        World next = world.copy();
        WorkerPart worker = next.worker(index);
        int basis = worker.claimState();
        boolean waits = !limits.omits(Rule.END_OF_SUBMISSION);
        if (next.last() != basis) {
            worker.suspendSubmission();
            sink.accept(next, index, "reads the flow run: its claim is not in force", false);
        } else if (next.addProposal(
                Readings.type(kind), transition(limits, kind, basis), waits ? 1 + index : World.NONE)) {
            if (waits) {
                worker.own(true, worker.ownClaim(), SENT, World.NONE);
                worker.step(PROPOSAL_SENT);
            } else {
                worker.idle();
            }
            sink.accept(next, index, "proposes " + kind, false);
        }
    }

    static int transition(Limits limits, ProposalKind kind, int basis) {
        return limits.omits(Rule.BASIS) ? World.NONE : World.proposal(kind.ordinal(), basis);
    }

    static List<Integer> commands(List<Job> jobs) {
        List<Integer> commands = new ArrayList<>();
        jobs.forEach(job -> commands.add(Readings.command(job)));
        return commands;
    }
}
