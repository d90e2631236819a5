/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.block;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.AllowNulls;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A block document. Its data does not show in {@code toString()}, since it may hold secrets. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableBlockDocument.class)
public interface BlockDocument extends Extensible {

    /** Id of the document. */
    UUID id();

    /** When it was made. */
    @Nullable
    Instant created();

    /** When it was last changed. */
    @Nullable
    Instant updated();

    /** Name, unique within the type. */
    @Nullable
    String name();

    /** The data, plain Java values; nested documents stand inline. Secrets read as eight stars unless they were asked for. */
    @Value.Redacted
    Map<String, @AllowNulls Object> data();

    /** Schema of the data. */
    @Nullable
    UUID blockSchemaId();

    /** Type of the document. */
    @Nullable
    UUID blockTypeId();

    /** Name of that type. */
    @Nullable
    String blockTypeName();

    /** That type. */
    @Nullable
    BlockType blockType();

    /** Documents that stand inline in the data, by field. */
    @Value.Redacted
    Map<String, @AllowNulls Object> blockDocumentReferences();

    /** Whether it was made without a name. */
    @JsonProperty("is_anonymous")
    @Value.Default
    default Boolean anonymous() {
        return false;
    }

    /** Starts a new one. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects the members. Not thread-safe. */
    final class Builder extends ImmutableBlockDocument.Builder {
        Builder() {}
    }
}
