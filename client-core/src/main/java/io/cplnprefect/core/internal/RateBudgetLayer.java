/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.internal;

import io.cplnprefect.core.error.TransportException.Reason;
import io.cplnprefect.core.time.TimeSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * Lets only so many tries be under way to the host at once, and only so many start per second. Those over the limit wait
 * in order, each within its own time. Every kind of call goes through here, so this is the only limit there is; OkHttp's
 * own would count asynchronous calls alone.
 */
final class RateBudgetLayer implements Layer {

    private final int maxInFlight;
    private final @Nullable Double perSecond;
    private final TimeSource time;
    private final Layer next;

    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private int inFlight;
    private long nextStartNanos = Long.MIN_VALUE;

    RateBudgetLayer(int maxInFlight, @Nullable Double perSecond, TimeSource time, Layer next) {
        this.maxInFlight = maxInFlight;
        this.perSecond = perSecond;
        this.time = time;
        this.next = next;
    }

    @Override
    public CompletableFuture<HttpAnswer> send(CallContext call, Request request) {
        Waiting place;
        synchronized (this) {
            if (inFlight < maxInFlight) {
                inFlight++;
                place = null;
            } else {
                place = new Waiting(call);
                waiting.addLast(place);
            }
        }
        CompletableFuture<HttpAnswer> answer =
                place == null ? sendAtRate(call, request) : place.turn().thenCompose(turn -> sendAtRate(call, request));
        return answer;
    }

    private CompletableFuture<HttpAnswer> sendAtRate(CallContext call, Request request) {
        long waitNanos = perSecond == null ? 0 : reserveStart(1e9 / perSecond);
        CompletableFuture<HttpAnswer> answer;
        if (waitNanos <= 0) {
            answer = next.send(call, request);
        } else if (waitNanos >= call.nanosLeft(time.nanoTime().getAsLong())) {
            answer = CompletableFuture.failedFuture(noTurn(call));
        } else {
            CompletableFuture<Void> start = new CompletableFuture<>();
            ScheduledFuture<?> timer =
                    time.scheduler().schedule(() -> start.complete(null), waitNanos, TimeUnit.NANOSECONDS);
            answer = start.thenCompose(go -> next.send(call, request));
            answer.whenComplete((done, failed) -> timer.cancel(false));
        }
        return answer.whenComplete((done, failed) -> release());
    }

    private synchronized long reserveStart(double intervalNanos) {
        long now = time.nanoTime().getAsLong();
        long start = Math.max(now, nextStartNanos);
        nextStartNanos = start + (long) intervalNanos;
        return start - now;
    }

    private void release() {
        while (true) {
            Waiting first;
            synchronized (this) {
                first = waiting.pollFirst();
                if (first == null) {
                    inFlight--;
                    return;
                }
            }
            if (first.give()) {
                return;
            }
        }
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

    private final class Waiting {
        private final CompletableFuture<Void> turn = new CompletableFuture<>();
        private final ScheduledFuture<?> timeOver;

        Waiting(CallContext call) {
            long left = Math.max(0, call.nanosLeft(time.nanoTime().getAsLong()));
            timeOver = time.scheduler()
                    .schedule(() -> turn.completeExceptionally(noTurn(call)), left, TimeUnit.NANOSECONDS);
        }

        CompletableFuture<Void> turn() {
            return turn;
        }

        boolean give() {
            timeOver.cancel(false);
            return turn.complete(null);
        }
    }
}
