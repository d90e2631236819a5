/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.internal;

import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.call.Page;
import io.cplnprefect.core.call.Pager;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.prefect.query.NumberedPage;
import io.cplnprefect.prefect.query.NumberedQuery;
import io.cplnprefect.prefect.query.OffsetQuery;
import java.util.function.Function;

/** Reads a list by numbered pages. The list ends with the last page that the server counts. */
public final class NumberedPages {

    private NumberedPages() {}

    /**
     * Returns the list of a query. The cursor of a page is its number.
     *
     * @param query the query; its limit is the number of objects on a page
     * @param reading returns the call that reads one page
     * @param <Q> type of the query
     * @param <T> type of the objects
     * @return the list
     * @throws UsageException if the limit of the query is negative
     */
    public static <Q extends OffsetQuery<Q>, T> Pager<T> of(
            Q query, Function<NumberedQuery<Q>, ApiCall<NumberedPage<T>>> reading) {
        Q sized = query.page(Math.min(OffsetPages.FULL_PAGE, OffsetPages.limit(query)), 0);
        return Pager.of(cursor -> {
            int number = cursor == null ? 1 : Integer.parseInt(cursor);
            return reading.apply(new NumberedQuery<>(sized, number))
                    .map(page -> new Page<>(page.results(), number < page.pages() ? String.valueOf(number + 1) : null));
        });
    }
}
