/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.internal;

import io.cplnprefect.core.call.ServiceTraits;
import io.cplnprefect.core.error.TransportException;
import io.cplnprefect.core.retry.RetryAfter;
import io.cplnprefect.core.retry.RetryBudget;
import io.cplnprefect.core.retry.RetryPolicy;
import io.cplnprefect.core.time.TimeSource;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** Sends a call again where {@link RetryRule} allows it, within the call's time and the host's retry budget. */
final class RetryLayer implements Layer {

    private final ServiceTraits traits;
    private final RetryBudget budget;
    private final TimeSource time;
    private final CallTimer timer;
    private final Layer next;

    RetryLayer(ServiceTraits traits, RetryBudget budget, TimeSource time, CallTimer timer, Layer next) {
        this.traits = traits;
        this.budget = budget;
        this.time = time;
        this.timer = timer;
        this.next = next;
    }

    @Override
    public CompletableFuture<HttpAnswer> send(CallContext call, Request request) {
        CompletableFuture<HttpAnswer> result = new CompletableFuture<>();
        attempt(new Tries(call, request, result));
        return result;
    }

    private void attempt(Tries tries) {
        next.send(tries.call, tries.request).whenComplete((answer, thrown) -> {
            try {
                settle(tries, answer, thrown == null ? null : unwrapped(thrown));
            } catch (Throwable e) {
                tries.result.completeExceptionally(e);
            }
        });
    }

    private void settle(Tries tries, @Nullable HttpAnswer answer, @Nullable Throwable thrown) {
        Duration wait = tries.call.isStopped() ? null : waitBeforeNext(tries, answer, thrown);
        if (wait != null) {
            attemptAfter(wait, tries);
        } else if (answer != null) {
            if (answer.successful()) {
                budget.success();
            }
            tries.result.complete(answer);
        } else {
            tries.result.completeExceptionally(thrown);
        }
    }

    private void attemptAfter(Duration wait, Tries tries) {
        CompletableFuture<Void> pause = tries.call.waiting();
        timer.after(wait.toNanos(), pause, () -> pause.complete(null));
        pause.whenComplete((over, stopped) -> {
            if (stopped == null) {
                attempt(tries);
            } else {
                tries.result.completeExceptionally(stopped);
            }
        });
    }

    /** The wait, or {@code null} when this outcome is the last word. */
    private @Nullable Duration waitBeforeNext(Tries tries, @Nullable HttpAnswer answer, @Nullable Throwable thrown) {
        RetryRule.Verdict verdict = verdict(tries.call, answer, thrown);
        RetryPolicy policy = tries.call.retry();
        if (verdict == RetryRule.Verdict.FINAL || policy.maxAttempts() == 1) {
            return null;
        }
        boolean counted = verdict != RetryRule.Verdict.RETRY_UNCOUNTED;
        if (counted && tries.counted >= policy.maxAttempts()) {
            return null;
        }
        Duration retryAfter = answer == null ? null : RetryAfter.parse(answer.header("Retry-After"), time.now());
        Duration left = Duration.ofNanos(tries.call.nanosLeft(time.nanoTime().getAsLong()));
        Duration wait = policy.waitAfter(tries.counted, retryAfter, time.random());
        if (wait.compareTo(left) >= 0 && retryAfter != null) {
            // What the server asks for may still fit where jitter on top of it does not.
            wait = retryAfter;
        }
        if (wait.compareTo(left) >= 0) {
            return null;
        }
        if (verdict == RetryRule.Verdict.RETRY && !budget.tryRetry()) {
            return null;
        }
        if (counted) {
            tries.counted++;
        }
        return wait;
    }

    private RetryRule.Verdict verdict(CallContext call, @Nullable HttpAnswer answer, @Nullable Throwable thrown) {
        if (answer == null) {
            return thrown instanceof TransportException failure
                    ? RetryRule.afterFailure(call.endpoint().safeMethod(), call.repeatable(), failure)
                    : RetryRule.Verdict.FINAL;
        }
        if (answer.status() < 400) {
            return RetryRule.Verdict.FINAL;
        }
        return RetryRule.afterAnswer(
                call.endpoint().safeMethod(),
                call.repeatable(),
                answer.status(),
                traits.meaning(answer.status(), answer.headersByLowerCaseName(), answer.text()));
    }

    static Throwable unwrapped(Throwable thrown) {
        return thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
    }

    private static final class Tries {
        private final CallContext call;
        private final Request request;
        private final CompletableFuture<HttpAnswer> result;
        private int counted = 1;

        Tries(CallContext call, Request request, CompletableFuture<HttpAnswer> result) {
            this.call = call;
            this.request = request;
            this.result = result;
        }
    }
}
