/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.query;

import org.jspecify.annotations.Nullable;

/**
 * A query of a list. Implementations are immutable.
 *
 * <p>A list is read page by page, and objects may enter and leave it between two requests, such as flow runs whose state
 * changes. What is listed then depends on the order:
 *
 * <ul>
 *   <li>By id, the default of flow runs, task runs and artifacts: an object that belongs to the list during the whole
 *       iteration is listed exactly once. No object is listed twice.
 *   <li>By a value that differs between objects and does not change, such as the names of flows, variables and work pools:
 *       the same, unless all objects of a page leave the list before the next page is read. Objects before them may then
 *       be listed twice; none is missing.
 *   <li>By a value that objects share, such as the names of flow runs: the same, as long as the server keeps the order of
 *       objects with equal values. Databases do not guarantee it.
 *   <li>By a value that changes, such as a start time or the time of the last heartbeat: an object whose value changes may
 *       be missing or listed twice. List by id, and sort the result.
 * </ul>
 *
 * <p>Pages overlap by ten objects for this purpose. A page that a {@link io.cplnprefect.core.call.Pager} returns may be empty.
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
