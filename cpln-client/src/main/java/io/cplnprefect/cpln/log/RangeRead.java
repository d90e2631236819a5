/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.log;

import io.cplnprefect.core.call.Page;
import io.cplnprefect.core.call.Pager;
import io.cplnprefect.core.call.RequestOptions;
import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.error.UsageException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A reading of a log from a time on to its end, page by page, without a thread of its own. */
final class RangeRead {

    private static final RequestOptions OPTIONS = RequestOptions.timeout(Duration.ofSeconds(60));

    /** Receives the pages. Methods are called one after another, on threads of the client. */
    interface Owner {

        /** Called for each page; returns whether to read the next page. */
        boolean page(RangeRead read, List<LogEntry> lines);

        /** Called once, after the last page, with the reason of a failure. */
        void ended(RangeRead read, @Nullable ApiException failure);
    }

    private final Owner owner;
    private final Pager<LogEntry> pages;
    private final SeenWindow.Reading reading;
    private final @Nullable TailSession session;

    private volatile @Nullable CompletableFuture<?> request;
    private volatile boolean cancelled;

    /**
     * Creates a reading.
     *
     * @param session the established connection that sends all lines that this reading does not return, or {@code null}
     */
    RangeRead(Owner owner, Pager<LogEntry> pages, SeenWindow.Reading reading, @Nullable TailSession session) {
        this.owner = owner;
        this.pages = pages.with(OPTIONS);
        this.reading = reading;
        this.session = session;
    }

    SeenWindow.Reading reading() {
        return reading;
    }

    @Nullable
    TailSession session() {
        return session;
    }

    /** Sends the first request. Must be called without a lock. */
    void start() {
        send(pages);
    }

    /** Cancels the request; the owner is called with the end. */
    void cancel() {
        cancelled = true;
        CompletableFuture<?> sent = request;
        if (sent != null) {
            sent.cancel(true);
        }
    }

    private void send(Pager<LogEntry> from) {
        CompletableFuture<Page<LogEntry>> sent;
        try {
            sent = from.firstPage().executeAsync();
        } catch (RuntimeException e) {
            owner.ended(this, failure(e));
            return;
        }
        request = sent;
        if (cancelled) {
            sent.cancel(true);
        }
        var unused = sent.whenComplete((page, failure) -> {
            if (failure == null) {
                received(page);
            } else {
                owner.ended(this, failure(failure));
            }
        });
    }

    private void received(Page<LogEntry> page) {
        String next = page.next();
        if (!owner.page(this, page.items()) || cancelled || next == null) {
            owner.ended(this, null);
        } else {
            send(pages.from(next));
        }
    }

    private static ApiException failure(Throwable failure) {
        return failure instanceof ApiException e ? e : new UsageException("Cannot read the log: " + failure, failure);
    }
}
