/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.query;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A filter of the creator of a flow run.
 *
 * @param ids ids of creators to select, or {@code null}
 * @param types types of creators to select, such as {@code DEPLOYMENT} or {@code AUTOMATION}, or {@code null}
 * @param missing {@code true} for no creator, {@code false} for any, or {@code null}
 * @param operator how the conditions are combined, or {@code null} for {@link Operator#AND}
 */
public record CreatedByFilter(
        @JsonProperty("id_") @Nullable List<UUID> ids,
        @JsonProperty("type_") @Nullable List<String> types,
        @JsonProperty("is_null_") @Nullable Boolean missing,
        @Nullable Operator operator) {

    /** Returns a filter that selects creators by their ids. */
    public static CreatedByFilter ids(UUID... ids) {
        return new CreatedByFilter(List.of(ids), null, null, null);
    }

    /** Returns a filter that selects creators by their types. */
    public static CreatedByFilter types(String... types) {
        return new CreatedByFilter(null, List.of(types), null, null);
    }
}
