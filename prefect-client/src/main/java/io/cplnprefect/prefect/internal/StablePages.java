/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.internal;

import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.call.Page;
import io.cplnprefect.core.call.Pager;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.prefect.internal.RowOrder.Found;
import io.cplnprefect.prefect.query.OffsetQuery;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * Reads a list page by page, by offset, while rows enter and leave it. Each page overlaps the one before by a few rows,
 * which show where the rows begin that have not been listed. Without such a row, the page before is read again.
 *
 * @param <Q> type of the query
 * @param <T> type of the rows
 */
public final class StablePages<Q extends OffsetQuery<Q>, T> {

    private static final int OVERLAP = 10;

    private final Q query;
    private final Function<Q, ApiCall<List<T>>> reading;
    private final Function<T, UUID> id;
    private final RowOrder order;
    private final int limit;
    private final int start;

    private StablePages(Q query, Function<Q, ApiCall<List<T>>> reading, Function<T, UUID> id, RowOrder order) {
        this.query = query;
        this.reading = reading;
        this.id = id;
        this.order = order;
        this.limit = OffsetPages.limit(query);
        this.start = OffsetPages.offset(query);
    }

    /**
     * Returns the list of a query whose rows the server orders by id, descending.
     *
     * @param query the query
     * @param reading returns the call that reads one page
     * @param id returns the id of a row
     * @param <Q> type of the query
     * @param <T> type of the rows
     * @return the list
     * @throws UsageException if the limit or offset of the query is negative
     */
    public static <Q extends OffsetQuery<Q>, T> Pager<T> byId(
            Q query, Function<Q, ApiCall<List<T>>> reading, Function<T, UUID> id) {
        return new StablePages<>(query, reading, id, RowOrder.ID_DESCENDING).pager();
    }

    /**
     * Returns the list of a query whose rows the server orders by other values than the id.
     *
     * @param query the query
     * @param reading returns the call that reads one page
     * @param id returns the id of a row
     * @param <Q> type of the query
     * @param <T> type of the rows
     * @return the list
     * @throws UsageException if the limit or offset of the query is negative
     */
    public static <Q extends OffsetQuery<Q>, T> Pager<T> of(
            Q query, Function<Q, ApiCall<List<T>>> reading, Function<T, UUID> id) {
        return new StablePages<>(query, reading, id, RowOrder.OTHER).pager();
    }

    private Pager<T> pager() {
        return Pager.<T>of(cursor -> read(PageCursor.parse(cursor, start))).limit(limit);
    }

    private ApiCall<Page<T>> read(PageCursor cursor) {
        int size = size(cursor);
        return reading.apply(query.page(size, cursor.offset())).map(rows -> page(cursor, size, rows));
    }

    private int size(PageCursor cursor) {
        if (cursor.steps() > 0) {
            return OffsetPages.FULL_PAGE;
        }
        int overlap = cursor.last().isEmpty() ? 0 : OVERLAP;
        return (int) Math.max(0, Math.min(OffsetPages.FULL_PAGE, limit - cursor.listed() + overlap));
    }

    private Page<T> page(PageCursor cursor, int size, List<T> rows) {
        List<UUID> ids = rows.stream().map(id).toList();
        boolean full = rows.size() >= size;
        int end = cursor.offset() + rows.size();
        Found found = cursor.last().isEmpty() ? new Found(0) : order.firstNew(ids, cursor.last());
        if (found.equals(Found.PAGE_IS_LATER) && cursor.offset() > 0) {
            return new Page<>(List.of(), cursor.at(earlier(cursor.offset())).toString());
        }
        int first = Math.max(0, Math.min(found.index(), rows.size()));
        List<T> unlisted = rows.subList(first, rows.size());
        if (!full || cursor.listed() + unlisted.size() >= limit) {
            return new Page<>(unlisted, null);
        }
        PageCursor next = unlisted.isEmpty()
                ? cursor.at(later(end))
                : cursor.after(unlisted.size(), later(end), order.remembered(cursor.last(), ids));
        return new Page<>(unlisted, next.toString());
    }

    private static int earlier(int offset) {
        return Math.max(0, offset - OffsetPages.FULL_PAGE + OVERLAP);
    }

    private static int later(int end) {
        return Math.max(0, end - OVERLAP);
    }
}
