/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.call;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param items what stands on it
 * @param next where the next page is, in the server's terms; {@code null} on the last one
 * @param <T> type of the items
 */
public record Page<T>(List<T> items, @Nullable String next) {
    /** Copies the items. */
    public Page {
        items = List.copyOf(items);
    }
}
