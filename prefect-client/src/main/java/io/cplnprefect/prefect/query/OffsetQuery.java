/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.query;

import org.jspecify.annotations.Nullable;

/**
 * A query of a list. Implementations are immutable.
 *
 * @param <Q> type of the query
 */
public interface OffsetQuery<Q> {

    /**
     * Returns the number of items to list. A call that reads one page returns at most 200 of them, unless the server is
     * configured otherwise.
     *
     * @return the number in all, or {@code null} for no limit
     */
    @Nullable
    Integer limit();

    /**
     * Returns the number of items to skip before the first.
     *
     * @return the number, or {@code null} for none
     */
    @Nullable
    Integer offset();

    /**
     * Returns the same query for one page.
     *
     * @param limit number of items on the page
     * @param offset number of items to skip
     * @return a query
     */
    Q page(int limit, int offset);
}
