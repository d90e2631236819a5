/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.internal;

import io.cplnprefect.core.call.ServiceTraits;
import io.cplnprefect.core.error.TransportException;
import io.cplnprefect.core.error.TransportException.Reason;
import io.cplnprefect.core.retry.RetryAfter;
import io.cplnprefect.core.retry.RetryBudget;
import io.cplnprefect.core.time.TimeSource;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** Sends a call again where {@link RetryRule} allows it, within the call's time and the host's retry budget. */
final class RetryLayer implements Layer {

    private final ServiceTraits traits;
    private final RetryBudget budget;
    private final TimeSource time;
    private final Layer next;

    RetryLayer(ServiceTraits traits, RetryBudget budget, TimeSource time, Layer next) {
        this.traits = traits;
        this.budget = budget;
        this.time = time;
        this.next = next;
    }

    @Override
    public CompletableFuture<HttpAnswer> send(CallContext call, Request request) {
        CompletableFuture<HttpAnswer> result = new CompletableFuture<>();
        attempt(new Tries(call, request, result));
        return result;
    }

    private void attempt(Tries tries) {
        tries.call.nextAttempt();
        next.send(tries.call, tries.request).whenComplete((answer, thrown) -> {
            try {
                settle(tries, answer, thrown == null ? null : unwrapped(thrown));
            } catch (RuntimeException e) {
                tries.result.completeExceptionally(e);
            }
        });
    }

    private void settle(Tries tries, @Nullable HttpAnswer answer, @Nullable Throwable thrown) {
        Duration wait = tries.call.stopped() != null ? null : waitBeforeNext(tries, answer, thrown);
        if (wait != null) {
            time.scheduler().schedule(() -> resume(tries), wait.toNanos(), TimeUnit.NANOSECONDS);
        } else if (answer != null) {
            if (answer.successful()) {
                budget.success();
            }
            tries.result.complete(answer);
        } else {
            tries.result.completeExceptionally(thrown);
        }
    }

    private void resume(Tries tries) {
        Reason stopped = tries.call.stopped();
        if (stopped != null) {
            tries.result.completeExceptionally(tries.call.stoppedFailure(stopped));
        } else {
            attempt(tries);
        }
    }

    /** The wait, or {@code null} when this outcome is the last word. */
    private @Nullable Duration waitBeforeNext(Tries tries, @Nullable HttpAnswer answer, @Nullable Throwable thrown) {
        RetryRule.Verdict verdict = verdict(tries.call, answer, thrown);
        if (verdict == RetryRule.Verdict.FINAL) {
            return null;
        }
        if (verdict == RetryRule.Verdict.RETRY
                && tries.counted >= tries.call.retry().maxAttempts()) {
            return null;
        }
        Duration retryAfter = answer == null ? null : RetryAfter.parse(answer.header("Retry-After"), time.now());
        Duration wait = tries.call.retry().waitAfter(tries.counted, retryAfter, time.random());
        if (wait.toNanos() >= tries.call.nanosLeft(time.nanoTime().getAsLong())) {
            return null;
        }
        if (verdict == RetryRule.Verdict.RETRY) {
            if (!budget.tryRetry()) {
                return null;
            }
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
