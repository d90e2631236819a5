/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.sync.world;

import io.cplnprefect.bridge.history.ClaimMessage;
import io.cplnprefect.bridge.history.ProposalKind;
import io.cplnprefect.bridge.history.StateHistory;
import io.cplnprefect.bridge.job.Job;
import io.cplnprefect.bridge.job.JobOptions;
import io.cplnprefect.bridge.job.JobStage;
import io.cplnprefect.bridge.pid.InfrastructurePid;
import io.cplnprefect.prefect.state.State;
import io.cplnprefect.prefect.state.StateDetails;
import io.cplnprefect.prefect.state.StateType;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the bridge reads of a world, as values of its own types. Equal parts of worlds are read once. Not thread-safe. */
@SuppressWarnings({"EnumOrdinal", "OperatorPrecedence", "NarrowingCompoundAssignment"
}) // A world packs its values into bytes.
final class Readings {

    static final UUID FLOW_RUN = new UUID(0, 1);
    static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    private static final List<StateType> TYPES = List.of(
            StateType.SCHEDULED,
            StateType.PENDING,
            StateType.RUNNING,
            StateType.CANCELLING,
            StateType.COMPLETED,
            StateType.FAILED,
            StateType.CRASHED,
            StateType.CANCELLED);

    private final boolean timeOrderedIds;
    private final boolean youngestFirst;
    private final Map<ByteBuffer, StateHistory> histories = new HashMap<>();
    private final Map<UUID, Integer> indexById = new HashMap<>();
    private final UUID[][] transitions = new UUID[ProposalKind.values().length][World.MAX_STATES];
    private final Map<Integer, Job> jobs = new HashMap<>();

    Readings(Limits limits) {
        this.timeOrderedIds = limits.server() == Server.PREFECT_3;
        this.youngestFirst = limits.omits(Rule.OLDEST_COMMAND);
        for (int i = 0; i < World.MAX_STATES; i++) {
            indexById.put(id(i), i);
            for (ProposalKind kind : ProposalKind.values()) {
                transitions[kind.ordinal()][i] = kind.transitionId(id(i));
            }
        }
    }

    static UUID claimId(int claim) {
        return new UUID(0x4000L, 0x8000000000000000L | claim);
    }

    static int claim(UUID claimId) {
        return (int) (claimId.getLeastSignificantBits() & 15);
    }

    private UUID id(int state) {
        return timeOrderedIds
                ? new UUID(written(state).toEpochMilli() << 16 | 0x7000L, 0x8000000000000000L | state)
                : new UUID(0x4001L, 0x8000000000000000L | state);
    }

    private static Instant written(int state) {
        return BEGIN.plusSeconds(state);
    }

    /** Returns the index of a state that was read. */
    int index(State state) {
        return indexById.getOrDefault(state.id(), -1);
    }

    /** Returns the index of the state that was written at a time. */
    static int index(Instant written) {
        return (int) (written.getEpochSecond() - BEGIN.getEpochSecond());
    }

    static int type(State state) {
        return TYPES.indexOf(state.type());
    }

    static int type(ProposalKind kind) {
        return switch (kind) {
            case COMPLETED -> World.COMPLETED;
            case CRASHED -> World.CRASHED;
            case CANCELLED -> World.CANCELLED;
            case START_AGAIN, GIVE_BACK, PUT_BACK -> World.SCHEDULED;
        };
    }

    State state(World world, int index) {
        int transition = world.transition(index);
        boolean claim = World.isClaim(transition);
        UUID transitionId = claim
                ? claimId(transition)
                : transition == World.NONE ? null : transitions[World.kind(transition)][World.basis(transition)];
        return State.builder()
                .id(id(index))
                .type(TYPES.get(world.type(index)))
                .message(claim ? ClaimMessage.of(worker(world.claimant(transition))) : null)
                .timestamp(written(index))
                .stateDetails(StateDetails.builder()
                        .transitionId(transitionId)
                        .scheduledTime(world.hasScheduledTime(index) ? BEGIN : null)
                        .build())
                .build();
    }

    static String worker(int instance) {
        return "worker (java " + instance + ")";
    }

    /** Returns the history that was read when it had some number of states, by a reader that regards one of them as in force. */
    StateHistory history(World world, int length, int current) {
        byte[] states = world.history(length);
        ByteBuffer key = ByteBuffer.allocate(states.length + 1)
                .put(states)
                .put((byte) current)
                .flip();
        StateHistory known = histories.get(key);
        if (known == null) {
            List<State> read = new ArrayList<>();
            for (int i = 0; i < length; i++) {
                read.add(state(world, i));
            }
            known = StateHistory.of(id(current), read, false);
            histories.put(key, known);
        }
        return known;
    }

    Job job(int command, int claim, JobStage stage) {
        return jobs.computeIfAbsent(
                command << 8 | claim << 4 | stage.ordinal(),
                key -> new Job(
                        pid(command),
                        stage,
                        stage == JobStage.GONE ? null : FLOW_RUN,
                        stage == JobStage.GONE ? null : claimId(claim),
                        null,
                        "agent",
                        "instance",
                        "location",
                        stage == JobStage.GONE
                                ? null
                                : BEGIN.plusSeconds(youngestFirst ? 1000 - command : 1000 + command),
                        JobOptions.DEFAULT));
    }

    static JobStage stage(World world, int command) {
        return switch (world.stage(command)) {
            case World.WAITING -> JobStage.PENDING;
            case World.ENDED_WELL -> JobStage.COMPLETED;
            case World.ENDED_BADLY -> JobStage.FAILED;
            case World.REMOVED -> JobStage.GONE;
            default -> JobStage.RUNNING;
        };
    }

    static InfrastructurePid pid(int command) {
        return new InfrastructurePid("org", "gvc", "workload", "command-" + command);
    }

    static int command(Job job) {
        return Integer.parseInt(job.pid().command().substring("command-".length()));
    }

    static boolean anyFresh(World world) {
        for (int command = 1; command <= world.commands(); command++) {
            if (world.isFreshCommand(command)) {
                return true;
            }
        }
        return false;
    }
}
