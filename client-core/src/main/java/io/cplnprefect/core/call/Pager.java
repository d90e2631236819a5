/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.call;

import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A list that is read page by page, each page when its first item is asked for. Every iteration starts anew at the first
 * page. Immutable and thread-safe; its iterators are not thread-safe.
 *
 * <p>A server that names a page it has already given ends the list, so that no loop can come of it; that is logged.
 *
 * @param <T> type of the items
 */
public final class Pager<T> implements Iterable<T> {

    private static final Logger LOG = LoggerFactory.getLogger(Pager.class);

    private final Function<@Nullable String, ApiCall<Page<T>>> pages;

    private Pager(Function<@Nullable String, ApiCall<Page<T>>> pages) {
        this.pages = pages;
    }

    /**
     * A list.
     *
     * @param pages the call that reads the page at a cursor; the cursor of the first page is {@code null}
     * @param <T> type of the items
     * @return the list; nothing is read yet
     */
    public static <T> Pager<T> of(Function<@Nullable String, ApiCall<Page<T>>> pages) {
        return new Pager<>(pages);
    }

    /**
     * The call that reads the first page.
     *
     * @return the call
     */
    public ApiCall<Page<T>> firstPage() {
        return pages.apply(null);
    }

    /**
     * The items, read lazily on the consuming thread.
     *
     * @return a sequential stream; reading it throws what {@link ApiCall#execute()} throws
     */
    public Stream<T> stream() {
        return StreamSupport.stream(spliterator(), false);
    }

    /**
     * All items.
     *
     * @return a new list
     * @throws io.cplnprefect.core.error.ApiException when a page cannot be read
     */
    public List<T> toList() {
        return stream().toList();
    }

    /**
     * The items, read lazily.
     *
     * @return an iterator whose {@code hasNext()} throws what {@link ApiCall#execute()} throws
     */
    @Override
    public Iterator<T> iterator() {
        return new Items();
    }

    private final class Items implements Iterator<T> {
        private final Set<String> seen = new HashSet<>();
        private @Nullable ApiCall<Page<T>> next = pages.apply(null);
        private Iterator<T> items = List.<T>of().iterator();

        @Override
        public boolean hasNext() {
            while (!items.hasNext() && next != null) {
                Page<T> page = next.execute();
                items = page.items().iterator();
                next = following(page.next());
            }
            return items.hasNext();
        }

        private @Nullable ApiCall<Page<T>> following(@Nullable String cursor) {
            if (cursor == null) {
                return null;
            }
            if (!seen.add(cursor)) {
                LOG.warn("The server named the page {} twice; the list ends there", cursor);
                return null;
            }
            return pages.apply(cursor);
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return items.next();
        }
    }
}
