/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.internal;

import io.cplnprefect.core.error.TransportException.Reason;
import io.cplnprefect.core.time.TimeSource;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * Lets only so many tries be under way to the host at once, and only so many start per second. Those over the limit wait
 * in order, each within its own time. Every kind of call goes through here, so this is the only limit there is; OkHttp's
 * own would count asynchronous calls alone.
 */
final class RateBudgetLayer implements Layer {

    private final int maxInFlight;
    private final long nanosBetweenStarts;
    private final TimeSource time;
    private final CallTimer timer;
    private final Layer next;

    private final Set<Turn> waiting = new LinkedHashSet<>();
    private final AtomicInteger changes = new AtomicInteger();
    private int inFlight;
    private long lastStart;
    private boolean started;
    private boolean wakeUpSet;

    RateBudgetLayer(int maxInFlight, @Nullable Double requestsPerSecond, TimeSource time, CallTimer timer, Layer next) {
        this.maxInFlight = maxInFlight;
        this.nanosBetweenStarts = requestsPerSecond == null ? 0 : (long) (1e9 / requestsPerSecond);
        this.time = time;
        this.timer = timer;
        this.next = next;
    }

    @Override
    public CompletableFuture<HttpAnswer> send(CallContext call, Request request) {
        Turn turn = new Turn(call.waiting());
        synchronized (this) {
            waiting.add(turn);
        }
        try {
            giveTurns();
            if (!turn.given.isDone()) {
                timer.after(
                        call.nanosLeft(time.nanoTime().getAsLong()),
                        turn.given,
                        () -> turn.given.completeExceptionally(noTurn(call)));
            }
        } catch (RuntimeException schedulerIsShutDown) {
            turn.given.completeExceptionally(schedulerIsShutDown);
        }
        return turn.given.whenComplete((go, gaveUp) -> leave(turn)).thenCompose(go -> sendInTurn(call, request));
    }

    private CompletableFuture<HttpAnswer> sendInTurn(CallContext call, Request request) {
        CompletableFuture<HttpAnswer> answer;
        try {
            answer = next.send(call, request);
        } catch (Throwable e) {
            answer = CompletableFuture.failedFuture(e);
        }
        return answer.whenComplete((done, failed) -> release());
    }

    private synchronized void leave(Turn turn) {
        waiting.remove(turn);
    }

    private void release() {
        synchronized (this) {
            inFlight--;
        }
        giveTurns();
    }

    /**
     * Gives turns to those for whom there is room. One thread at a time does it, and whoever comes meanwhile leaves the
     * rest to it: a turn that ends at once would otherwise give the next one from within, ever deeper.
     */
    private void giveTurns() {
        if (changes.getAndIncrement() != 0) {
            return;
        }
        int seen = 1;
        try {
            do {
                for (Turn turn; (turn = nextTurn()) != null; ) {
                    if (!turn.given.complete(null)) {
                        giveBack();
                    }
                }
                seen = changes.addAndGet(-seen);
            } while (seen != 0);
        } catch (RuntimeException schedulerIsShutDown) {
            changes.set(0);
            throw schedulerIsShutDown;
        }
    }

    private synchronized @Nullable Turn nextTurn() {
        if (waiting.isEmpty() || inFlight >= maxInFlight) {
            return null;
        }
        long now = time.nanoTime().getAsLong();
        long wait = started ? lastStart + nanosBetweenStarts - now : 0;
        if (wait > 0) {
            wakeUpAfter(wait);
            return null;
        }
        lastStart = now;
        started = true;
        inFlight++;
        Iterator<Turn> first = waiting.iterator();
        Turn turn = first.next();
        first.remove();
        return turn;
    }

    private void wakeUpAfter(long nanos) {
        if (!wakeUpSet) {
            timer.after(nanos, () -> {
                synchronized (this) {
                    wakeUpSet = false;
                }
                giveTurns();
            });
            wakeUpSet = true;
        }
    }

    /** The one whose turn it was had given up before: its place and its start are for the next. */
    private synchronized void giveBack() {
        inFlight--;
        lastStart -= nanosBetweenStarts;
    }

    private static RuntimeException noTurn(CallContext call) {
        return call.failure(
                Reason.TIMEOUT_BEFORE_SENDING,
                "too many calls to this host; no turn within " + call.total().toMillis() + " ms",
                null);
    }

    synchronized int inFlight() {
        return inFlight;
    }

    /** One place in the line; two are never the same. */
    private static final class Turn {
        private final CompletableFuture<Void> given;

        Turn(CompletableFuture<Void> given) {
            this.given = given;
        }
    }
}
