/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.internal;

import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.call.Page;
import io.cplnprefect.core.call.Pager;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Walks a list by offset; it ends with the first page that is not full. */
public final class OffsetPages {

    /** What servers give at most unless they are set up otherwise. */
    private static final int FULL_PAGE = 200;

    private OffsetPages() {}

    /**
     * The call that reads one page.
     *
     * @param <T> type of the items
     */
    @FunctionalInterface
    public interface Reading<T> {

        /**
         * The call that reads one page.
         *
         * @param limit how many items at most
         * @param offset how many items to skip
         * @return the call
         */
        ApiCall<List<T>> page(int limit, int offset);
    }

    /**
     * A list.
     *
     * @param limit how many items on one page; {@code null} for 200
     * @param offset how many items to skip at the start; {@code null} for none
     * @param reading reads one page
     * @param <T> type of the items
     * @return the list
     */
    public static <T> Pager<T> of(@Nullable Integer limit, @Nullable Integer offset, Reading<T> reading) {
        int size = limit == null ? FULL_PAGE : limit;
        int start = offset == null ? 0 : offset;
        return Pager.of(cursor -> {
            int at = cursor == null ? start : Integer.parseInt(cursor);
            return reading.page(size, at)
                    .map(items ->
                            new Page<>(items, items.size() < size || size == 0 ? null : String.valueOf(at + size)));
        });
    }
}
