/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.histories;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** A flow run of a history, and how often it was given a new attempt. Thread-safe. */
final class PlannedRun {

    private final int number;
    private final UUID id;
    private final FlowKind kind;
    private final Duration duration;
    private final Set<String> retries = ConcurrentHashMap.newKeySet();
    private volatile int attempt;
    private volatile boolean cancelled;
    private volatile boolean everChanged;
    private volatile boolean deleted;
    private volatile boolean startedLate;

    PlannedRun(int number, UUID id, FlowKind kind, Duration duration) {
        this.number = number;
        this.id = id;
        this.kind = kind;
        this.duration = duration;
    }

    int number() {
        return number;
    }

    UUID id() {
        return id;
    }

    FlowKind kind() {
        return kind;
    }

    Duration duration() {
        return duration;
    }

    /** Returns the number of attempts that users have begun, without the first. */
    int attempt() {
        return attempt;
    }

    /** Returns whether a user began an attempt with this state. */
    boolean beganAttempt(String stateId) {
        return retries.contains(stateId);
    }

    /** Returns whether a user has cancelled the present attempt. */
    boolean cancelled() {
        return cancelled;
    }

    /** Returns whether a user has cancelled, retried or deleted the flow run. */
    boolean everChanged() {
        return everChanged;
    }

    boolean deleted() {
        return deleted;
    }

    void cancel() {
        cancelled = true;
        everChanged = true;
    }

    /** Begins an attempt with a state that a user has set. */
    synchronized void retry(String stateId) {
        attempt = attempt + 1;
        retries.add(stateId);
        cancelled = false;
        everChanged = true;
    }

    /** Returns whether a start of the flow run had its effect after the margin, so that it may be executed twice. */
    boolean startedLate() {
        return startedLate;
    }

    void startsLate() {
        startedLate = true;
    }

    void delete() {
        deleted = true;
        everChanged = true;
    }

    @Override
    public String toString() {
        return "run " + number + " (" + kind + ", " + duration.toSeconds() + " s) " + id;
    }
}
