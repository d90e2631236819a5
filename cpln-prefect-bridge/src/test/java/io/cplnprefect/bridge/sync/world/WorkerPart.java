/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.sync.world;

import java.util.Arrays;

/** The part of a world that belongs to one worker: what its process knows, one submission, and one round. */
@SuppressWarnings({"EnumOrdinal", "OperatorPrecedence", "NarrowingCompoundAssignment"
}) // A world packs its values into bytes.
final class WorkerPart {

    /** Steps of a submission. */
    static final int IDLE = 0;

    static final int CLAIM = 1;
    static final int CLAIM_SENT = 2;
    static final int RESUME = 3;
    static final int HISTORY = 4;
    static final int SEARCH = 5;
    static final int FENCE = 6;
    static final int SEND = 7;
    static final int START_SENT = 8;
    static final int AFTER_START = 9;
    static final int AFTER_LOSS = 10;
    static final int WRITE_PID = 11;
    static final int GIVE_UP = 12;
    static final int START_AGAIN = 13;
    static final int PROPOSAL_SENT = 14;

    /** Steps of a round. */
    static final int LISTED = 1;

    static final int READ = 2;
    static final int EXAMINED = 3;
    static final int DECIDED = 4;
    static final int PROPOSED = 5;

    /** What the process knows of its start. */
    static final int SENT = 1;

    static final int SENT_LONG_AGO = 2;

    private final byte[] bytes;
    private final int begin;
    private final int index;

    WorkerPart(byte[] bytes, int begin, int index) {
        this.bytes = bytes;
        this.begin = begin;
        this.index = index;
    }

    int index() {
        return index;
    }

    private int get(int at) {
        return bytes[begin + at];
    }

    private void set(int at, int value) {
        bytes[begin + at] = (byte) value;
    }

    int instance() {
        return get(0);
    }

    void instance(int instance) {
        set(0, instance);
    }

    boolean suspended() {
        return (get(1) & 1) != 0;
    }

    void suspended(boolean suspended) {
        set(1, suspended ? get(1) | 1 : get(1) & ~1);
    }

    /** Returns whether the fence was passed more than the margin ago. */
    boolean fenceOld() {
        return (get(1) & 2) != 0;
    }

    /** Ends the process. */
    void end(int instance) {
        Arrays.fill(bytes, begin, begin + 22, (byte) 0);
        instance(instance);
    }

    boolean isQuiet() {
        return step() == IDLE && round() == IDLE && !suspended();
    }

    // What the process knows of the flow run.

    boolean known() {
        return (get(2) & 1) != 0;
    }

    boolean submitting() {
        return (get(2) & 2) != 0;
    }

    int sent() {
        return get(2) >> 2;
    }

    int ownClaim() {
        return get(3);
    }

    int ownJob() {
        return get(4);
    }

    void own(boolean submitting, int claim, int sent, int job) {
        set(2, 1 | (submitting ? 2 : 0) | sent << 2);
        set(3, claim);
        set(4, job);
    }

    void forget() {
        set(2, 0);
        set(3, 0);
        set(4, 0);
    }

    void suspendSubmission() {
        own(false, ownClaim(), sent(), 0);
        idle();
    }

    // The submission.

    int step() {
        return get(5);
    }

    void step(int step) {
        set(5, step);
    }

    int claim() {
        return get(6);
    }

    /** Returns the index of the state PENDING. */
    int claimState() {
        return get(7);
    }

    void claim(int claim, int state) {
        set(6, claim);
        set(7, state);
    }

    /** Returns how many states the history had when it was read. */
    int read() {
        return get(8);
    }

    void read(int length) {
        set(8, length);
    }

    int job() {
        return get(9);
    }

    void job(int command) {
        set(9, command);
    }

    void idle() {
        for (int at = 5; at <= 9; at++) {
            set(at, 0);
        }
        set(1, get(1) & ~2);
    }

    // The round.

    int round() {
        return get(10);
    }

    void round(int step) {
        set(10, step);
    }

    /** Returns the listed stages, two bits for each command: not listed, pending, running. */
    int listed() {
        return get(11) & 0xff | (get(12) & 0xff) << 8;
    }

    void listed(int stages) {
        set(11, stages & 0xff);
        set(12, stages >> 8);
    }

    int viewed() {
        return get(13);
    }

    int viewedPid() {
        return get(14);
    }

    boolean viewedOld() {
        return (get(15) & 1) != 0;
    }

    boolean viewedBegun() {
        return (get(15) & 2) != 0;
    }

    void view(World world) {
        set(13, world.last());
        set(14, world.pid());
        set(15, (world.isOld() ? 1 : 0) | (world.begun() ? 2 : 0));
    }

    int roundRead() {
        return get(16);
    }

    void roundRead(int length) {
        set(16, length);
    }

    int action() {
        return get(17) & 0xff | (get(18) & 0xff) << 8;
    }

    void action(int action) {
        set(17, action & 0xff);
        set(18, action >> 8);
    }

    void endRound() {
        for (int at = 10; at <= 18; at++) {
            set(at, 0);
        }
    }

    // The evidence: a fact, how often it was seen, and whether it was first seen more than the margin ago.

    int fact() {
        return get(19) & 0xff | (get(20) & 0xff) << 8;
    }

    int sightings() {
        return get(21) & 0x3f;
    }

    boolean sightedLongAgo() {
        return (get(21) & 0x40) != 0;
    }

    void evidence(int fact, int times, boolean longAgo) {
        set(19, fact & 0xff);
        set(20, fact >> 8);
        set(21, times | (longAgo ? 0x40 : 0));
    }

    void age() {
        if (sent() == SENT) {
            own(submitting(), ownClaim(), SENT_LONG_AGO, ownJob());
        }
        if (step() == SEND) {
            set(1, get(1) | 2);
        }
        if (round() >= READ && round() <= EXAMINED) {
            set(15, get(15) | 1);
        }
        if (sightings() > 0) {
            set(21, get(21) | 0x40);
        }
    }
}
