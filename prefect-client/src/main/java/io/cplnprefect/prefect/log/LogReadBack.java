/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.log;

import io.cplnprefect.core.call.RetryPolicy;
import io.cplnprefect.core.time.TimeSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/** Reads which lines of a request the server has not stored, after the response was lost, until that is known. Thread-safe. */
final class LogReadBack {

    private final Logs logs;
    private final TimeSource time;
    private final RetryPolicy retry;

    LogReadBack(Logs logs, TimeSource time, RetryPolicy retry) {
        this.logs = logs;
        this.time = time;
        this.retry = retry;
    }

    /** Returns the lines of a batch that are not stored; cancelling the future ends the attempts. */
    CompletableFuture<List<LogCreate>> missing(List<LogCreate> batch) {
        CompletableFuture<List<LogCreate>> missing = new CompletableFuture<>();
        read(batch, missing, 1);
        return missing;
    }

    private void read(List<LogCreate> batch, CompletableFuture<List<LogCreate>> missing, int attempt) {
        if (missing.isDone()) {
            return;
        }
        CompletableFuture<List<Log>> stored;
        try {
            stored = logs.filter(StoredLines.query(batch)).toListAsync();
        } catch (RuntimeException e) {
            stored = CompletableFuture.failedFuture(e);
        }
        var unused = stored.whenComplete((lines, failure) -> {
            if (failure == null) {
                missing.complete(StoredLines.missing(batch, lines));
            } else {
                readLater(batch, missing, attempt);
            }
        });
    }

    private void readLater(List<LogCreate> batch, CompletableFuture<List<LogCreate>> missing, int attempt) {
        long wait = retry.waitAfter(Math.min(attempt, 30), null, time.random()).toNanos();
        try {
            var unused = time.scheduler().schedule(() -> read(batch, missing, attempt + 1), wait, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException clientClosed) {
            missing.completeExceptionally(clientClosed);
        }
    }
}
