/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.internal;

import io.cplnprefect.core.call.RetryPolicy;
import io.cplnprefect.core.connection.ServiceTraits.Meaning;
import io.cplnprefect.core.error.TransportException;
import io.cplnprefect.core.error.TransportException.Reason;
import io.cplnprefect.core.internal.RetryRule.Verdict;
import io.cplnprefect.core.time.TimeSource;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Sends attempts until one is final or nothing is left of the time, the attempts, or the retry budget. */
final class RetryLayer implements Layer {

    private final Service service;
    private final TimeSource time;
    private final Layer next;

    RetryLayer(Service service, Layer next) {
        this.service = service;
        this.time = service.time();
        this.next = next;
    }

    @Override
    public CompletableFuture<RawResponse> send(CallContext call) {
        CompletableFuture<RawResponse> result = new CompletableFuture<>();
        attempt(new Attempts(call, result));
        return result;
    }

    private void attempt(Attempts attempts) {
        CompletableFuture<RawResponse> response;
        try {
            response = next.send(attempts.call);
        } catch (Throwable e) {
            attempts.result.completeExceptionally(e);
            return;
        }
        response.whenComplete((received, failure) -> {
            try {
                settle(attempts, received, failure == null ? null : Failures.unwrapped(failure));
            } catch (Throwable e) {
                attempts.result.completeExceptionally(e);
            }
        });
    }

    private void settle(Attempts attempts, @Nullable RawResponse response, @Nullable Throwable failure) {
        Duration wait = attempts.call.isStopped() ? null : waitBeforeNext(attempts, response, failure);
        if (wait != null) {
            attemptAfter(wait, attempts);
        } else if (response != null) {
            if (response.successful()) {
                service.budget().success();
            }
            attempts.result.complete(deletedEarlier(attempts.call, response) ? response.asDeleted() : response);
        } else {
            attempts.result.completeExceptionally(failure);
        }
    }

    /** A repeated delete that finds no object has succeeded if an earlier attempt may have deleted it. */
    private static boolean deletedEarlier(CallContext call, RawResponse response) {
        return response.status() == 404 && call.endpoint().method().equals("DELETE") && call.isEffectUnknown();
    }

    private void attemptAfter(Duration wait, Attempts attempts) {
        CompletableFuture<Void> pause = attempts.call.step();
        service.timer().after(wait.toNanos(), pause, () -> pause.complete(null));
        pause.whenComplete((over, stopped) -> {
            if (stopped == null) {
                attempt(attempts);
            } else {
                attempts.result.completeExceptionally(stopped);
            }
        });
    }

    /** Returns the wait before the next attempt, or {@code null} if the outcome is final. */
    private @Nullable Duration waitBeforeNext(
            Attempts attempts, @Nullable RawResponse response, @Nullable Throwable failure) {
        Verdict verdict = verdict(attempts.call, response, failure);
        RetryPolicy policy = attempts.call.retry();
        if (verdict == Verdict.FINAL || policy.maxAttempts() == 1) {
            return null;
        }
        boolean counted = verdict != Verdict.RETRY_UNCOUNTED;
        if (counted && attempts.counted >= (verdict == Verdict.RETRY_ONCE ? 2 : policy.maxAttempts())) {
            return null;
        }
        Duration retryAfter = response == null ? null : RetryAfter.parse(response.header("Retry-After"), time.now());
        Duration left = Duration.ofNanos(attempts.call.nanosLeft(service.nanoTime()));
        Duration wait = policy.waitAfter(attempts.call.attempts(), retryAfter, time.random());
        if (wait.compareTo(left) >= 0 && retryAfter != null) {
            // The wait that the server requests may fit where jitter on top of it does not.
            wait = retryAfter;
        }
        if (wait.compareTo(left) >= 0) {
            return null;
        }
        boolean charged = verdict == Verdict.RETRY || verdict == Verdict.RETRY_ONCE;
        if (charged && !service.budget().tryRetry()) {
            return null;
        }
        if (counted) {
            attempts.counted++;
        }
        return wait;
    }

    private Verdict verdict(CallContext call, @Nullable RawResponse response, @Nullable Throwable failure) {
        boolean repeatable = call.endpoint().safeMethod() || call.repeatable();
        if (response == null) {
            if (!(failure instanceof TransportException transport)) {
                return Verdict.FINAL;
            }
            if (transport.reason() == Reason.BROKEN) {
                call.effectUnknown();
            }
            return RetryRule.afterFailure(repeatable, service.reachability().reached(), transport);
        }
        if (response.status() < 400) {
            return Verdict.FINAL;
        }
        Meaning meaning = service.traits()
                .meaning(call.endpoint(), response.status(), response.headersByLowerCaseName(), response.text());
        if (RetryRule.leavesEffectUnknown(response.status(), meaning)) {
            call.effectUnknown();
        }
        return RetryRule.afterResponse(repeatable, response.status(), meaning);
    }

    private static final class Attempts {
        private final CallContext call;
        private final CompletableFuture<RawResponse> result;
        private int counted = 1;

        Attempts(CallContext call, CompletableFuture<RawResponse> result) {
            this.call = call;
            this.result = result;
        }
    }
}
