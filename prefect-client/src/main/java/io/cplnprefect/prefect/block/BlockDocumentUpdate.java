/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.block;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.AllowNulls;
import io.cplnprefect.core.json.Model;
import java.util.Map;
import java.util.UUID;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A change of a block document. Its data is left out of {@code toString()}, because it may be secret. Immutable and
 * thread-safe.
 */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableBlockDocumentUpdate.class)
public interface BlockDocumentUpdate {

    /** Returns the id of the new schema, of the same type, or {@code null} to keep the present one. */
    @Nullable
    UUID blockSchemaId();

    /** Returns the new data, as plain Java values. */
    @Value.Redacted
    @Nullable
    Map<String, @AllowNulls Object> data();

    /**
     * Returns whether members that the new data does not contain are kept; {@code true} is the default of servers.
     */
    @Nullable
    Boolean mergeExistingData();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link BlockDocumentUpdate}. Not thread-safe. */
    final class Builder extends ImmutableBlockDocumentUpdate.Builder {
        Builder() {}
    }
}
