/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.internal;

import com.fasterxml.jackson.core.type.TypeReference;
import io.cplnprefect.core.call.Page;
import io.cplnprefect.cpln.model.Reference;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A list or query result as the platform sends it.
 *
 * @param items what stands on this page
 * @param links among them, perhaps, the one to the next page
 * @param <T> type of the items
 */
public record ItemList<T>(@Nullable List<T> items, @Nullable List<Reference> links) {

    /** A JSON object. */
    public static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    /**
     * The page.
     *
     * @return the page
     */
    public Page<T> page() {
        return new Page<>(
                items == null ? List.of() : items,
                links == null
                        ? null
                        : links.stream()
                                .filter(link -> link.rel().equals("next"))
                                .map(Reference::href)
                                .findFirst()
                                .orElse(null));
    }
}
