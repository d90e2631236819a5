/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.call;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A list that is read lazily, page by page. Every iteration starts at the first page again. Immutable and thread-safe; its
 * iterators are not thread-safe.
 *
 * <p>The list ends, with a warning in the log, at a page whose cursor the server has already returned, so that no
 * iteration is endless.
 *
 * @param <T> type of the items
 */
public final class Pager<T> implements Iterable<T> {

    private static final Logger LOG = LoggerFactory.getLogger(Pager.class);

    private final Function<@Nullable String, ApiCall<Page<T>>> calls;
    private final @Nullable String start;
    private final long limit;
    private final RequestOptions options;

    private Pager(
            Function<@Nullable String, ApiCall<Page<T>>> calls,
            @Nullable String start,
            long limit,
            RequestOptions options) {
        this.calls = calls;
        this.start = start;
        this.limit = limit;
        this.options = options;
    }

    /**
     * Returns a list. Nothing is sent yet.
     *
     * @param calls returns the call that reads the page at a cursor; the cursor of the first page is {@code null}
     * @param <T> type of the items
     * @return the list
     */
    public static <T> Pager<T> of(Function<@Nullable String, ApiCall<Page<T>>> calls) {
        return new Pager<>(calls, null, Long.MAX_VALUE, RequestOptions.NONE);
    }

    /**
     * Returns the first items of this list.
     *
     * @param items number of items in all, over all pages; not negative
     * @return a list
     * @throws IllegalArgumentException if the number is negative
     */
    public Pager<T> limit(long items) {
        if (items < 0) {
            throw new IllegalArgumentException("Invalid limit " + items + ": expected 0 or more");
        }
        return new Pager<>(calls, start, Math.min(limit, items), options);
    }

    /**
     * Returns this list from a page on, to continue an iteration that ended earlier.
     *
     * @param cursor cursor of the page, as returned by {@link Page#next()}
     * @return a list
     */
    public Pager<T> from(String cursor) {
        return new Pager<>(calls, cursor, limit, options);
    }

    /**
     * Returns this list with other options for the call of each page.
     *
     * @param over the options; an option that is not set keeps its present value
     * @return a list
     */
    public Pager<T> with(RequestOptions over) {
        return new Pager<>(calls, start, limit, options.with(over));
    }

    /**
     * Returns the call that reads the first page.
     *
     * @return the call
     */
    public ApiCall<Page<T>> firstPage() {
        return call(start).map(page -> shortened(page, limit));
    }

    /**
     * Returns the pages, read lazily.
     *
     * @return the pages; iterating throws what {@link ApiCall#execute()} throws
     */
    public Iterable<Page<T>> pages() {
        return Pages::new;
    }

    /**
     * Returns the items, read lazily on the consuming thread.
     *
     * @return a sequential stream; consuming it throws what {@link ApiCall#execute()} throws
     */
    public Stream<T> stream() {
        return StreamSupport.stream(spliterator(), false);
    }

    /**
     * Reads all items.
     *
     * @return a new list
     * @throws io.cplnprefect.core.error.ApiException if a page cannot be read
     */
    public List<T> toList() {
        return stream().toList();
    }

    /**
     * Reads all items without waiting, one page after the other.
     *
     * @return the future list; completes exceptionally with the error of the page that cannot be read; cancelling it
     *     cancels the request of the page that is being read
     */
    public CompletableFuture<List<T>> toListAsync() {
        return new Collection().result;
    }

    /**
     * Returns an iterator over the items, read lazily.
     *
     * @return an iterator whose {@code hasNext()} throws what {@link ApiCall#execute()} throws
     */
    @Override
    public Iterator<T> iterator() {
        return new Items();
    }

    private ApiCall<Page<T>> call(@Nullable String cursor) {
        return calls.apply(cursor).with(options);
    }

    private static <T> Page<T> shortened(Page<T> page, long items) {
        return page.items().size() <= items ? page : new Page<>(page.items().subList(0, (int) items), null);
    }

    /** The cursors of the pages that were read, so that an iteration is not endless. */
    private static final class Cursors {
        private final Set<String> seen = new HashSet<>();

        @Nullable
        String next(Page<?> page) {
            String cursor = page.next();
            if (cursor != null && !seen.add(cursor)) {
                LOG.warn("The server returned the cursor {} twice; the list ends there", cursor);
                return null;
            }
            return cursor;
        }
    }

    private final class Pages implements Iterator<Page<T>> {
        private final Cursors cursors = new Cursors();
        private @Nullable ApiCall<Page<T>> next = limit == 0 ? null : call(start);
        private long left = limit;

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public Page<T> next() {
            if (next == null) {
                throw new NoSuchElementException();
            }
            Page<T> page = next.execute();
            String cursor = cursors.next(page);
            Page<T> shortened = shortened(page, left);
            left -= shortened.items().size();
            next = cursor == null || left == 0 ? null : call(cursor);
            return shortened;
        }
    }

    private final class Items implements Iterator<T> {
        private final Iterator<Page<T>> pages = new Pages();
        private Iterator<T> items = List.<T>of().iterator();

        @Override
        public boolean hasNext() {
            while (!items.hasNext() && pages.hasNext()) {
                items = pages.next().items().iterator();
            }
            return items.hasNext();
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return items.next();
        }
    }

    /** Reads the pages one after the other without waiting. */
    private final class Collection {
        private final Cursors cursors = new Cursors();
        private final List<T> items = new ArrayList<>();
        private final CompletableFuture<List<T>> result = new CompletableFuture<>();
        private volatile @Nullable CompletableFuture<Page<T>> reading;

        Collection() {
            result.whenComplete((all, failure) -> cancelReading());
            if (limit == 0) {
                result.complete(List.of());
            } else {
                read(start);
            }
        }

        private void read(@Nullable String cursor) {
            CompletableFuture<Page<T>> page;
            try {
                page = call(cursor).executeAsync();
            } catch (Throwable e) {
                result.completeExceptionally(e);
                return;
            }
            reading = page;
            if (result.isDone()) {
                cancelReading();
            }
            page.whenComplete((read, failure) -> {
                try {
                    add(read, failure);
                } catch (Throwable e) {
                    result.completeExceptionally(e);
                }
            });
        }

        private void add(Page<T> page, @Nullable Throwable failure) {
            if (failure != null) {
                result.completeExceptionally(failure);
                return;
            }
            items.addAll(shortened(page, limit - items.size()).items());
            String next = items.size() < limit ? cursors.next(page) : null;
            if (next == null) {
                result.complete(List.copyOf(items));
            } else {
                read(next);
            }
        }

        private void cancelReading() {
            CompletableFuture<Page<T>> page = reading;
            if (page != null) {
                page.cancel(true);
            }
        }
    }
}
