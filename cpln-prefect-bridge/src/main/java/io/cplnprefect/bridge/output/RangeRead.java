/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.output;

import io.cplnprefect.core.call.ApiResponse;
import io.cplnprefect.core.call.Page;
import io.cplnprefect.core.call.Pager;
import io.cplnprefect.core.call.RequestOptions;
import io.cplnprefect.cpln.log.LogEntry;
import io.cplnprefect.cpln.log.LogQl;
import io.cplnprefect.cpln.log.Logs;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A reading of the log from a time on to its end, page by page, without a thread of its own. The end of the log is that of the
 * service, because the clock of the caller may be wrong.
 */
final class RangeRead {

    private static final RequestOptions OPTIONS = RequestOptions.timeout(Duration.ofSeconds(60));

    /** Receives the pages. Methods are called one after another, on threads of the client. */
    interface Listener {

        /**
         * Called for each page.
         *
         * @param started when the reading started, by the clock of the service; {@code null} if it is unknown
         * @return whether to read the next page
         */
        boolean page(List<LogEntry> lines, @Nullable Instant started);

        /**
         * Called once, after the last page.
         *
         * @param started when the reading started, by the clock of the service; {@code null} if it is unknown
         * @param failure why the reading failed, or {@code null}
         */
        void ended(@Nullable Instant started, @Nullable Throwable failure);
    }

    private final Logs logs;
    private final LogQl query;
    private final Listener listener;

    private final LongSupplier nanoTime;

    private @Nullable Instant started;
    private boolean responded;
    private volatile @Nullable CompletableFuture<?> request;
    private volatile boolean cancelled;

    RangeRead(Logs logs, LogQl query, LongSupplier nanoTime, Listener listener) {
        this.logs = logs;
        this.query = query;
        this.nanoTime = nanoTime;
        this.listener = listener;
    }

    /** Starts reading at a time in nanoseconds since 1970. */
    void start(long fromNanos) {
        try {
            send(logs.range(query, fromNanos, Long.MAX_VALUE).with(OPTIONS));
        } catch (RuntimeException e) {
            listener.ended(started, e);
        }
    }

    /** Cancels the request; the listener is called with the end. */
    void cancel() {
        cancelled = true;
        CompletableFuture<?> sent = request;
        if (sent != null) {
            sent.cancel(true);
        }
    }

    private void send(Pager<LogEntry> pages) {
        long sentNanos = nanoTime.getAsLong();
        CompletableFuture<ApiResponse<Page<LogEntry>>> sent = pages.firstPage().executeForResponseAsync();
        request = sent;
        if (cancelled) {
            sent.cancel(true);
        }
        var unused = sent.whenComplete((response, failure) -> {
            try {
                if (failure == null) {
                    received(pages, response, nanoTime.getAsLong() - sentNanos);
                } else {
                    listener.ended(started, failure instanceof CompletionException e ? e.getCause() : failure);
                }
            } catch (RuntimeException e) {
                listener.ended(started, e);
            }
        });
    }

    private void received(Pager<LogEntry> pages, ApiResponse<Page<LogEntry>> response, long elapsedNanos) {
        Instant date = response.date();
        if (!responded) {
            responded = true;
            // The service may have written the header long after it had read the log.
            started = date == null ? null : date.minusNanos(elapsedNanos);
        }
        Page<LogEntry> page = response.body();
        String next = page.next();
        if (!listener.page(page.items(), started) || cancelled) {
            listener.ended(started, null);
        } else if (next != null) {
            send(pages.from(next));
        } else {
            listener.ended(started, null);
        }
    }
}
