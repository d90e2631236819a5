/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.internal;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The future of a call. Completing it or a future derived from it before the call has ended, by cancellation, a time-out
 * or otherwise, cancels the request.
 */
final class CallFuture<T> extends CompletableFuture<T> {

    private final Canceller canceller;

    CallFuture() {
        this(new Canceller());
    }

    private CallFuture(Canceller canceller) {
        this.canceller = canceller;
    }

    /** Returns the future of a converted outcome. A failure is not wrapped, unlike with {@code thenApply}. */
    static <A, B> CallFuture<B> map(CompletableFuture<A> from, Function<? super A, ? extends B> conversion) {
        CallFuture<B> result = new CallFuture<>();
        result.onCancel(() -> from.cancel(true));
        from.whenComplete((value, failure) -> {
            if (failure != null) {
                result.fail(failure);
                return;
            }
            try {
                result.end(conversion.apply(value));
            } catch (Throwable e) {
                result.fail(e);
            }
        });
        return result;
    }

    /** Starts the last step of the call, unless the future has completed; its outcome is that of the call. */
    void endWith(Supplier<? extends CompletableFuture<T>> lastStep) {
        if (isDone()) {
            return;
        }
        try {
            CompletableFuture<T> step = lastStep.get();
            onCancel(() -> step.cancel(true));
            step.whenComplete((value, failure) -> {
                if (failure == null) {
                    end(value);
                } else {
                    fail(failure);
                }
            });
        } catch (Throwable e) {
            fail(e);
        }
    }

    /** Sets what cancels the present step of the call. */
    void onCancel(Runnable cancel) {
        canceller.cancel = cancel;
        if (isDone()) {
            cancel.run();
        }
    }

    /** Completes the future with the outcome of the call. */
    void end(T value) {
        super.complete(value);
    }

    /** Completes the future with the failure of the call. */
    void fail(Throwable failure) {
        super.completeExceptionally(Failures.unwrapped(failure));
    }

    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new CallFuture<>(canceller);
    }

    @Override
    public boolean complete(T value) {
        return cancelled(super.complete(value));
    }

    @Override
    public boolean completeExceptionally(Throwable failure) {
        return cancelled(super.completeExceptionally(failure));
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        return cancelled(super.cancel(mayInterruptIfRunning));
    }

    private boolean cancelled(boolean completed) {
        if (completed) {
            canceller.cancel.run();
        }
        return completed;
    }

    /** Cancels the present step of the call; shared by the future of the call and those derived from it. */
    private static final class Canceller {
        private volatile Runnable cancel = () -> {};
    }
}
