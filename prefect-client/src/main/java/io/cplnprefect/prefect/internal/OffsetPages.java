/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.internal;

import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.call.Page;
import io.cplnprefect.core.call.Pager;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.prefect.query.OffsetQuery;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a list page by page, by offset. The list ends with the first page that is not full. */
public final class OffsetPages {

    /** The largest page of a server with the default configuration. */
    static final int FULL_PAGE = 200;

    private OffsetPages() {}

    /**
     * Returns the list of a query.
     *
     * @param query the query
     * @param reading returns the call that reads one page
     * @param <Q> type of the query
     * @param <T> type of the items
     * @return the list
     * @throws UsageException if the limit or offset of the query is negative
     */
    public static <Q extends OffsetQuery<Q>, T> Pager<T> of(Q query, Function<Q, ApiCall<List<T>>> reading) {
        int limit = limit(query);
        int start = offset(query);
        return Pager.<T>of(cursor -> {
                    int offset = cursor == null ? start : Integer.parseInt(cursor);
                    int size = Math.max(0, Math.min(FULL_PAGE, limit - (offset - start)));
                    boolean last = offset + size >= (long) start + limit;
                    return reading.apply(query.page(size, offset))
                            .map(items -> new Page<>(
                                    items, last || items.size() < size ? null : String.valueOf(offset + size)));
                })
                .limit(limit);
    }

    static int limit(OffsetQuery<?> query) {
        return notNegative("limit", query.limit(), Integer.MAX_VALUE);
    }

    static int offset(OffsetQuery<?> query) {
        return notNegative("offset", query.offset(), 0);
    }

    private static int notNegative(String name, @Nullable Integer value, int absent) {
        if (value == null) {
            return absent;
        }
        if (value < 0) {
            throw new UsageException("Invalid " + name + " " + value + " of a query: expected 0 or more");
        }
        return value;
    }
}
