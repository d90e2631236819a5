/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.internal;

import io.cplnprefect.core.call.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list or query result.
 *
 * @param items objects of the page
 * @param links links of the page; that with the relation {@code next} leads to the next page
 * @param <T> type of the objects
 */
record ItemPage<T>(@Nullable List<T> items, @Nullable List<PageLink> links) {

    /**
     * A link of a page.
     *
     * @param rel relation
     * @param href path of the target
     */
    record PageLink(@Nullable String rel, @Nullable String href) {}

    Page<T> page() {
        return new Page<>(items == null ? List.of() : items, next());
    }

    private @Nullable String next() {
        if (links != null) {
            for (PageLink link : links) {
                if ("next".equals(link.rel)) {
                    return link.href;
                }
            }
        }
        return null;
    }
}
