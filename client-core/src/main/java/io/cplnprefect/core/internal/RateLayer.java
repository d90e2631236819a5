/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.internal;

import io.cplnprefect.core.error.TransportException.Reason;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Limits the attempts in flight to the host and the attempts that start per second. Further attempts wait in order, each
 * within its own time. OkHttp's own limits are switched off.
 *
 * <p>Code of the user never runs under the lock or in the loop that assigns turns: an attempt that has waited continues on a
 * thread of its own.
 */
final class RateLayer implements Layer {

    private final Service service;
    private final int maxInFlight;
    private final long nanosBetweenStarts;
    private final Layer next;

    private final Set<Turn> waiting = new LinkedHashSet<>();
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
    }

    @Override
    public CompletableFuture<RawResponse> send(CallContext call) {
        if (tryStartNow()) {
            return sendInTurn(call);
        }
        Turn turn = new Turn(call.step());
        synchronized (this) {
            waiting.add(turn);
        }
        CompletableFuture<RawResponse> response =
                turn.assigned.whenComplete((now, gaveUp) -> leave(turn)).thenCompose(now -> sendInTurn(call));
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

    private synchronized void leave(Turn turn) {
        waiting.remove(turn);
    }

    private void release() {
        synchronized (this) {
            inFlight--;
        }
        assignTurns();
    }

    /** Starts at once if no other attempt waits and the limits allow it. */
    private synchronized boolean tryStartNow() {
        return waiting.isEmpty() && tryStart();
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
        if (waiting.isEmpty() || !tryStart()) {
            return null;
        }
        Iterator<Turn> first = waiting.iterator();
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
