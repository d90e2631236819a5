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

/** A block document. Its data is left out of {@code toString()}, because it may be secret. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableBlockDocument.class)
public interface BlockDocument extends Extensible {

    /** Returns the id of the document. */
    UUID id();

    /** Returns when it was created. */
    @Nullable
    Instant created();

    /** Returns when it was last changed. */
    @Nullable
    Instant updated();

    /** Returns the name, unique within the type. */
    @Nullable
    String name();

    /** Returns the data, as plain Java values, including nested documents. Secrets are eight asterisks unless they were requested. */
    @Value.Redacted
    Map<String, @AllowNulls Object> data();

    /** Returns the id of the schema of the data. */
    @Nullable
    UUID blockSchemaId();

    /** Returns the id of the type of the document. */
    @Nullable
    UUID blockTypeId();

    /** Returns the name of that type. */
    @Nullable
    String blockTypeName();

    /** Returns that type. */
    @Nullable
    BlockType blockType();

    /** Returns the documents that the data contains, by field. */
    @Value.Redacted
    Map<String, @AllowNulls Object> blockDocumentReferences();

    /** Returns whether it was created without a name. */
    @JsonProperty("is_anonymous")
    @Value.Default
    default Boolean anonymous() {
        return false;
    }

    /** Returns the schema of the data. */
    @Nullable
    BlockSchema blockSchema();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link BlockDocument}. Not thread-safe. */
    final class Builder extends ImmutableBlockDocument.Builder {
        Builder() {}
    }
}
