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
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A reading of the log from a time on to its end, page by page, without a thread of its own.
 *
 * <p>The end of the log is not known to the caller, whose clock may be wrong. A request therefore has an end in the future of the
 * service, and a range longer than the service permits is continued until it includes the {@code Date} of a response.
 */
final class RangeRead {

    /** The service permits 31 days. */
    private static final long WINDOW_NANOS = Duration.ofDays(30).toNanos();

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
            long toNanos = Math.addExact(fromNanos, WINDOW_NANOS);
            send(logs.range(query, fromNanos, toNanos).with(OPTIONS), toNanos);
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

    private void send(Pager<LogEntry> pages, long toNanos) {
        long sentNanos = nanoTime.getAsLong();
        CompletableFuture<ApiResponse<Page<LogEntry>>> sent = pages.firstPage().executeForResponseAsync();
        request = sent;
        if (cancelled) {
            sent.cancel(true);
        }
        var unused = sent.whenComplete((response, failure) -> {
            try {
                if (failure == null) {
                    received(pages, toNanos, response, nanoTime.getAsLong() - sentNanos);
                } else {
                    listener.ended(started, failure instanceof CompletionException e ? e.getCause() : failure);
                }
            } catch (RuntimeException e) {
                listener.ended(started, e);
            }
        });
    }

    private void received(
            Pager<LogEntry> pages, long toNanos, ApiResponse<Page<LogEntry>> response, long elapsedNanos) {
        Instant date = date(response.header("Date"));
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
            send(pages.from(next), toNanos);
        } else if (date != null && LogTime.nanos(date) > toNanos) {
            start(toNanos);
        } else {
            listener.ended(started, null);
        }
    }

    private static @Nullable Instant date(@Nullable String header) {
        try {
            return header == null
                    ? null
                    : ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
