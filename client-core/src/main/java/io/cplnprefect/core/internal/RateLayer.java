/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.internal;

import io.cplnprefect.core.call.CallPriority;
import io.cplnprefect.core.error.TransportException.Reason;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Limits the attempts in flight to the host and the attempts that start per second. Further attempts wait, each within its own
 * time: those of a higher priority are sent first, those of one priority in order. OkHttp's own limits are switched off.
 *
 * <p>Code of the user never runs under the lock or in the loop that assigns turns: an attempt that has waited continues on a
 * thread of its own.
 */
final class RateLayer implements Layer {

    private final Service service;
    private final int maxInFlight;
    private final long nanosBetweenStarts;
    private final Layer next;

    private final Map<CallPriority, Set<Turn>> waiting = new EnumMap<>(CallPriority.class);
    private int inFlight;
    private long lastStart;
    private boolean started;
    private boolean wakeUpScheduled;

    RateLayer(Service service, Layer next) {
        this.service = service;
        this.maxInFlight = service.limits().maxInFlight();
        Double rate = service.limits().requestsPerSecond();
        this.nanosBetweenStarts = rate == null ? 0 : (long) (1e9 / rate);
        this.next = next;
        for (CallPriority priority : CallPriority.values()) {
            waiting.put(priority, new LinkedHashSet<>());
        }
    }

    @Override
    public CompletableFuture<RawResponse> send(CallContext call) {
        CallPriority priority = service.traits().priority(call.endpoint());
        if (tryStartNow(priority)) {
            return sendInTurn(call);
        }
        Turn turn = new Turn(call.step());
        synchronized (this) {
            turns(priority).add(turn);
        }
        CompletableFuture<RawResponse> response = turn.assigned
                .whenComplete((now, gaveUp) -> leave(priority, turn))
                .thenCompose(now -> sendInTurn(call));
        try {
            service.timer()
                    .after(
                            call.nanosLeft(service.nanoTime()),
                            turn.assigned,
                            () -> turn.assigned.completeExceptionally(noTurn(call)));
            assignTurns();
        } catch (RuntimeException closed) {
            turn.assigned.completeExceptionally(closed);
        }
        return response;
    }

    private CompletableFuture<RawResponse> sendInTurn(CallContext call) {
        CompletableFuture<RawResponse> response;
        try {
            response = next.send(call);
        } catch (Throwable e) {
            response = CompletableFuture.failedFuture(e);
        }
        return response.whenComplete((received, failure) -> release());
    }

    private synchronized void leave(CallPriority priority, Turn turn) {
        turns(priority).remove(turn);
    }

    private Set<Turn> turns(CallPriority priority) {
        return Objects.requireNonNull(waiting.get(priority));
    }

    private void release() {
        synchronized (this) {
            inFlight--;
        }
        assignTurns();
    }

    /** Starts at once if no other attempt of the same or a higher priority waits and the limits allow it. */
    private synchronized boolean tryStartNow(CallPriority priority) {
        return waiting.entrySet().stream()
                        .allMatch(each ->
                                each.getValue().isEmpty() || each.getKey().compareTo(priority) > 0)
                && tryStart();
    }

    /** Assigns turns to waiting attempts while the limits allow it. */
    private void assignTurns() {
        for (Turn turn; (turn = nextTurn()) != null; ) {
            Turn assigned = turn;
            service.transport().threads().execute(() -> {
                if (!assigned.assigned.complete(null)) {
                    revoke();
                }
            });
        }
    }

    private synchronized @Nullable Turn nextTurn() {
        Set<Turn> foremost = waiting.values().stream()
                .filter(turns -> !turns.isEmpty())
                .findFirst()
                .orElse(null);
        if (foremost == null || !tryStart()) {
            return null;
        }
        Iterator<Turn> first = foremost.iterator();
        Turn turn = first.next();
        first.remove();
        return turn;
    }

    private synchronized boolean tryStart() {
        if (inFlight >= maxInFlight) {
            return false;
        }
        if (nanosBetweenStarts > 0) {
            long now = service.nanoTime();
            long wait = started ? lastStart + nanosBetweenStarts - now : 0;
            if (wait > 0) {
                wakeUpAfter(wait);
                return false;
            }
            lastStart = now;
            started = true;
        }
        inFlight++;
        return true;
    }

    private synchronized void wakeUpAfter(long nanos) {
        if (!wakeUpScheduled) {
            service.timer().after(nanos, () -> {
                synchronized (this) {
                    wakeUpScheduled = false;
                }
                assignTurns();
            });
            wakeUpScheduled = true;
        }
    }

    /** Returns the turn of an attempt that was cancelled or timed out while it waited. */
    private void revoke() {
        synchronized (this) {
            inFlight--;
            lastStart -= nanosBetweenStarts;
        }
        assignTurns();
    }

    private static RuntimeException noTurn(CallContext call) {
        return call.failure(
                Reason.QUEUE_TIMEOUT,
                "not sent: too many calls to this host, no free place within " + call.totalMillis()
                        + " ms. Raise CallLimits.maxInFlight or the time-out",
                null);
    }

    synchronized int inFlight() {
        return inFlight;
    }

    /** A place in the queue. Compared by identity. */
    private static final class Turn {
        private final CompletableFuture<Void> assigned;

        Turn(CompletableFuture<Void> assigned) {
            this.assigned = assigned;
        }
    }
}
