/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.block;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.AllowNulls;
import io.cplnprefect.core.json.Model;
import java.util.Map;
import java.util.UUID;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A request that creates a block document. Its data is left out of {@code toString()}, because it may be secret.
 * Immutable and thread-safe.
 */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableBlockDocumentCreate.class)
public interface BlockDocumentCreate {

    /** Returns the name, unique within the type; absent for an anonymous document. */
    @Nullable
    String name();

    /**
     * Returns the data, as plain Java values; a nested document is {@code {"$ref": {"block_document_id": id}}}.
     */
    @Value.Redacted
    @Nullable
    Map<String, @AllowNulls Object> data();

    /** Returns the id of the schema of the data. */
    UUID blockSchemaId();

    /** Returns the id of the type of the document. */
    UUID blockTypeId();

    /** Returns whether it has no name. */
    @JsonProperty("is_anonymous")
    @Nullable
    Boolean anonymous();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link BlockDocumentCreate}. Not thread-safe. */
    final class Builder extends ImmutableBlockDocumentCreate.Builder {
        Builder() {}
    }
}
