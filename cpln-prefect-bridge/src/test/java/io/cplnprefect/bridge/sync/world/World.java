/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.sync.world;

import java.util.Arrays;

/**
 * One state of a small world, in an array of bytes: the flow run with its history, the commands, the requests on their way, and two
 * workers. Not thread-safe.
 */
@SuppressWarnings({"EnumOrdinal", "OperatorPrecedence", "NarrowingCompoundAssignment", "lossy-conversions"
}) // A world packs its values into bytes.
final class World {

    static final int SCHEDULED = 0;
    static final int PENDING = 1;
    static final int RUNNING = 2;
    static final int CANCELLING = 3;
    static final int COMPLETED = 4;
    static final int FAILED = 5;
    static final int CRASHED = 6;
    static final int CANCELLED = 7;

    /** Stages of a job; from ENDED_WELL on, it has ended. */
    static final int WAITING = 0;

    static final int STARTED = 1;
    static final int EXECUTING = 2;
    static final int REPORTED = 3;
    static final int ENDED_WELL = 4;
    static final int ENDED_BADLY = 5;
    static final int REMOVED = 6;

    static final int MAX_STATES = 16;
    static final int MAX_CLAIMS = 7;
    static final int MAX_COMMANDS = 5;
    static final int MAX_STARTS = 3;
    static final int MAX_PROPOSALS = 4;
    static final int NONE = 0;

    private static final int FAULTS = 0;
    private static final int PID = FAULTS + Fault.values().length;
    private static final int FLAGS = FAULTS + Fault.values().length + 1;
    private static final int FRESH_FROM = FAULTS + Fault.values().length + 2;
    private static final int ATTEMPT = FAULTS + Fault.values().length + 3;
    private static final int REPORT = FAULTS + Fault.values().length + 4;
    private static final int VIOLATION = FAULTS + Fault.values().length + 5;
    private static final int LENGTH = FAULTS + Fault.values().length + 6;
    private static final int COMMAND_COUNT = FAULTS + Fault.values().length + 7;
    private static final int INSTANCES = FAULTS + Fault.values().length + 8;
    private static final int ENDED_LATELY = FAULTS + Fault.values().length + 9;
    private static final int OFFLINE = FAULTS + Fault.values().length + 10;
    private static final int HISTORY = FAULTS + Fault.values().length + 11;
    private static final int COMMANDS = HISTORY + 2 * MAX_STATES;
    private static final int STARTS = COMMANDS + 2 * MAX_COMMANDS;
    private static final int PROPOSALS = STARTS + MAX_STARTS;
    private static final int CLAIMS = PROPOSALS + 3 * MAX_PROPOSALS;
    private static final int WORKERS = CLAIMS + MAX_CLAIMS + 1;
    private static final int WORKER_SIZE = 22;

    static final int SIZE = WORKERS + 2 * WORKER_SIZE;

    final byte[] bytes;

    World(byte[] bytes) {
        this.bytes = bytes;
    }

    static World begin(Limits limits) {
        World world = new World(new byte[SIZE]);
        for (Fault fault : Fault.values()) {
            world.bytes[FAULTS + fault.ordinal()] = (byte) limits.times(fault);
        }
        world.bytes[INSTANCES] = 2;
        world.worker(0).instance(1);
        world.worker(1).instance(2);
        world.append(SCHEDULED, NONE, true, false);
        world.due(true);
        return world;
    }

    World copy() {
        return new World(bytes.clone());
    }

    WorkerPart worker(int index) {
        return new WorkerPart(bytes, WORKERS + index * WORKER_SIZE, index);
    }

    boolean may(Fault fault) {
        return bytes[FAULTS + fault.ordinal()] > 0;
    }

    void use(Fault fault) {
        bytes[FAULTS + fault.ordinal()]--;
    }

    boolean used(Fault fault, Limits limits) {
        return bytes[FAULTS + fault.ordinal()] < limits.times(fault);
    }

    // The flow run.

    int length() {
        return bytes[LENGTH];
    }

    int last() {
        return bytes[LENGTH] - 1;
    }

    int type(int state) {
        return bytes[HISTORY + 2 * state] & 7;
    }

    int type() {
        return type(last());
    }

    static boolean isFinal(int type) {
        return type >= COMPLETED;
    }

    boolean hasScheduledTime(int state) {
        return (bytes[HISTORY + 2 * state] & 8) != 0;
    }

    /** Returns the transition of a state: a claim from 1 to 15, or {@link #proposal}, or none. */
    int transition(int state) {
        return bytes[HISTORY + 2 * state + 1] & 0xff;
    }

    static int proposal(int kind, int basis) {
        return (kind + 1) * 16 + basis;
    }

    static int kind(int transition) {
        return transition / 16 - 1;
    }

    static int basis(int transition) {
        return transition % 16;
    }

    static boolean isClaim(int transition) {
        return transition > 0 && transition < 16;
    }

    boolean isFull() {
        return length() == MAX_STATES;
    }

    void append(int type, int transition, boolean scheduledTime, boolean requestedLongAgo) {
        int state = bytes[LENGTH]++;
        bytes[HISTORY + 2 * state] = (byte) (type | (scheduledTime ? 8 : 0));
        bytes[HISTORY + 2 * state + 1] = (byte) transition;
        flag(2, requestedLongAgo);
        if (type == RUNNING) {
            flag(1, true);
        }
    }

    byte[] history(int length) {
        return Arrays.copyOfRange(bytes, HISTORY, HISTORY + 2 * length);
    }

    boolean isFresh(int state) {
        return state >= bytes[FRESH_FROM];
    }

    private boolean flag(int mask) {
        return (bytes[FLAGS] & mask) != 0;
    }

    private void flag(int mask, boolean value) {
        bytes[FLAGS] = (byte) (value ? bytes[FLAGS] | mask : bytes[FLAGS] & ~mask);
    }

    /** Returns whether the flow has ever reported RUNNING. */
    boolean begun() {
        return flag(1);
    }

    /** Returns whether the state in force was requested more than the margin ago. */
    boolean isOld() {
        return flag(2);
    }

    /** Returns whether the scheduled time of the flow run has passed. */
    boolean due() {
        return flag(4);
    }

    void due(boolean due) {
        flag(4, due);
    }

    /** Returns whether a start had its effect after the margin, which may execute a flow run twice. */
    boolean exceptional() {
        return flag(8);
    }

    void exceptional(boolean exceptional) {
        flag(8, exceptional);
    }

    int pid() {
        return bytes[PID];
    }

    void pid(int command) {
        bytes[PID] = (byte) command;
    }

    int attempt() {
        return bytes[ATTEMPT];
    }

    void beginAttempt() {
        bytes[ATTEMPT]++;
        bytes[REPORT] = 0;
    }

    /** Returns the final state that the job of the attempt has reported, or zero. */
    int report() {
        return bytes[REPORT];
    }

    void report(int type) {
        bytes[REPORT] = (byte) type;
    }

    int violation() {
        return bytes[VIOLATION];
    }

    void violation(Violation violation) {
        if (bytes[VIOLATION] == 0) {
            bytes[VIOLATION] = (byte) (violation.ordinal() + 1);
        }
    }

    // Claims.

    int newClaim(int instance) {
        for (int claim = 1; claim <= MAX_CLAIMS; claim++) {
            if (bytes[CLAIMS + claim] == 0) {
                bytes[CLAIMS + claim] = (byte) instance;
                return claim;
            }
        }
        return NONE;
    }

    /** Returns the worker process that proposed a claim. */
    int claimant(int claim) {
        return bytes[CLAIMS + claim] & 7;
    }

    void claimAttempt(int claim) {
        bytes[CLAIMS + claim] = (byte) (bytes[CLAIMS + claim] & 0x4f | bytes[ATTEMPT] << 4);
    }

    int attemptOf(int claim) {
        return bytes[CLAIMS + claim] >> 4 & 3;
    }

    /** Records that a start was sent for a claim; returns whether one was sent before. */
    boolean send(int claim) {
        boolean again = (bytes[CLAIMS + claim] & 0x40) != 0;
        bytes[CLAIMS + claim] |= 0x40;
        return again;
    }

    // Commands, in the order of their creation. Number 1 is the oldest.

    int commands() {
        return bytes[COMMAND_COUNT];
    }

    int addCommand(int claim) {
        int command = ++bytes[COMMAND_COUNT];
        bytes[at(command)] = (byte) claim;
        bytes[at(command) + 1] = 1;
        return command;
    }

    private static int at(int command) {
        return COMMANDS + 2 * (command - 1);
    }

    int claimOf(int command) {
        return bytes[at(command)] & 7;
    }

    int stage(int command) {
        return bytes[at(command)] >> 3 & 7;
    }

    void stage(int command, int stage) {
        bytes[at(command)] = (byte) (claimOf(command) | stage << 3);
        if (stage >= ENDED_WELL) {
            bytes[at(command) + 1] &= ~2;
        }
    }

    boolean live(int command) {
        return stage(command) < ENDED_WELL;
    }

    /** Returns whether the command was created less than the margin ago, so that a list may lack it. */
    boolean isFreshCommand(int command) {
        return (bytes[at(command) + 1] & 1) != 0;
    }

    boolean stopping(int command) {
        return (bytes[at(command) + 1] & 2) != 0;
    }

    /** Requests the stop of a command; without a replica, that has no effect. */
    void stop(int command) {
        if (live(command) && stage(command) != WAITING) {
            bytes[at(command) + 1] |= 2;
        }
    }

    boolean executed(int command) {
        return (bytes[at(command) + 1] & 4) != 0;
    }

    void execute(int command) {
        bytes[at(command) + 1] |= 4;
    }

    boolean anyLive() {
        for (int command = 1; command <= commands(); command++) {
            if (live(command)) {
                return true;
            }
        }
        return false;
    }

    // Requests on their way. A start is claim | sender << 3 | lost << 5 | old << 6; zero is none.

    byte[] starts() {
        return Arrays.copyOfRange(bytes, STARTS, STARTS + MAX_STARTS);
    }

    int start(int index) {
        return bytes[STARTS + index];
    }

    void start(int index, int value) {
        bytes[STARTS + index] = (byte) value;
    }

    boolean addStart(int value) {
        for (int i = 0; i < MAX_STARTS; i++) {
            if (bytes[STARTS + i] == 0) {
                bytes[STARTS + i] = (byte) value;
                return true;
            }
        }
        return false;
    }

    /** A proposal is (type + 1 | sender << 4, transition, lost | old << 1); zero is none. */
    int proposalType(int index) {
        return (bytes[PROPOSALS + 3 * index] & 15) - 1;
    }

    int proposalSender(int index) {
        return bytes[PROPOSALS + 3 * index] >> 4;
    }

    void proposalSender(int index, int sender) {
        bytes[PROPOSALS + 3 * index] = (byte) (bytes[PROPOSALS + 3 * index] & 15 | sender << 4);
    }

    int proposalTransition(int index) {
        return bytes[PROPOSALS + 3 * index + 1] & 0xff;
    }

    boolean proposalLost(int index) {
        return (bytes[PROPOSALS + 3 * index + 2] & 1) != 0;
    }

    boolean proposalOld(int index) {
        return (bytes[PROPOSALS + 3 * index + 2] & 2) != 0;
    }

    boolean addProposal(int type, int transition, int sender) {
        for (int i = 0; i < MAX_PROPOSALS; i++) {
            if (proposalType(i) < 0) {
                bytes[PROPOSALS + 3 * i] = (byte) (type + 1 | sender << 4);
                bytes[PROPOSALS + 3 * i + 1] = (byte) transition;
                return true;
            }
        }
        return false;
    }

    void loseProposal(int index) {
        bytes[PROPOSALS + 3 * index] &= 15;
        bytes[PROPOSALS + 3 * index + 2] |= 1;
    }

    void removeProposal(int index) {
        Arrays.fill(bytes, PROPOSALS + 3 * index, PROPOSALS + 3 * index + 3, (byte) 0);
    }

    // Processes of workers.

    int newInstance() {
        return ++bytes[INSTANCES];
    }

    void ended(int instance) {
        bytes[ENDED_LATELY] |= 1 << instance;
    }

    boolean online(int instance) {
        return (bytes[OFFLINE] & 1 << instance) == 0;
    }

    void online(int instance, boolean online) {
        bytes[OFFLINE] = (byte) (online ? bytes[OFFLINE] & ~(1 << instance) : bytes[OFFLINE] | 1 << instance);
    }

    /** Returns whether no request is on its way, and both workers do nothing. */
    boolean isQuiet() {
        for (int i = 0; i < MAX_PROPOSALS; i++) {
            if (proposalType(i) >= 0) {
                return false;
            }
        }
        for (int i = 0; i < MAX_STARTS; i++) {
            if (start(i) != 0) {
                return false;
            }
        }
        return worker(0).isQuiet() && worker(1).isQuiet();
    }

    /** The margin passes. */
    void age() {
        bytes[FRESH_FROM] = bytes[LENGTH];
        flag(2, true);
        flag(4, true);
        bytes[OFFLINE] |= bytes[ENDED_LATELY];
        bytes[ENDED_LATELY] = 0;
        for (int command = 1; command <= commands(); command++) {
            bytes[at(command) + 1] &= ~1;
        }
        for (int i = 0; i < MAX_STARTS; i++) {
            bytes[STARTS + i] |= bytes[STARTS + i] == 0 ? 0 : 0x40;
        }
        for (int i = 0; i < MAX_PROPOSALS; i++) {
            bytes[PROPOSALS + 3 * i + 2] |= proposalType(i) < 0 ? 0 : 2;
        }
        for (int i = 0; i < 2; i++) {
            worker(i).age();
            if (worker(i).suspended()) {
                online(worker(i).instance(), false);
            }
        }
    }

    /** Brings worlds that differ only in the order of requests, or in claims that nobody knows, to the same form. */
    void normalize() {
        Arrays.sort(bytes, STARTS, STARTS + MAX_STARTS);
        sortProposals();
        boolean[] known = new boolean[16];
        for (int state = 0; state < length(); state++) {
            known[isClaim(transition(state)) ? transition(state) : 0] = true;
        }
        for (int i = 0; i < MAX_PROPOSALS; i++) {
            known[isClaim(proposalTransition(i)) ? proposalTransition(i) : 0] = true;
        }
        for (int i = 0; i < MAX_STARTS; i++) {
            known[start(i) & 7] = true;
        }
        for (int command = 1; command <= commands(); command++) {
            known[claimOf(command)] = true;
        }
        for (int i = 0; i < 2; i++) {
            known[worker(i).ownClaim()] = true;
            known[worker(i).claim()] = true;
        }
        for (int claim = 1; claim <= MAX_CLAIMS; claim++) {
            if (!known[claim]) {
                bytes[CLAIMS + claim] = 0;
            }
        }
    }

    private void sortProposals() {
        for (int i = 1; i < MAX_PROPOSALS; i++) {
            for (int j = i; j > 0 && key(j - 1) < key(j); j--) {
                for (int k = 0; k < 3; k++) {
                    byte swapped = bytes[PROPOSALS + 3 * j + k];
                    bytes[PROPOSALS + 3 * j + k] = bytes[PROPOSALS + 3 * (j - 1) + k];
                    bytes[PROPOSALS + 3 * (j - 1) + k] = swapped;
                }
            }
        }
    }

    private int key(int index) {
        int at = PROPOSALS + 3 * index;
        return (bytes[at] & 0xff) << 16 | (bytes[at + 1] & 0xff) << 8 | bytes[at + 2] & 0xff;
    }
}
