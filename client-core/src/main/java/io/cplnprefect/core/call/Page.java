/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.call;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param items its items
 * @param next cursor of the next page, as the server defines it; {@code null} on the last page
 * @param <T> type of the items
 */
public record Page<T>(List<T> items, @Nullable String next) {
    /** Copies the items. */
    public Page {
        items = List.copyOf(items);
    }
}
