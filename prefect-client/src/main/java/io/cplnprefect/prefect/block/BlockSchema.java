/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.block;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.AllowNulls;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A schema of the data of block documents. Immutable: a changed schema is another schema. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableBlockSchema.class)
public interface BlockSchema extends Extensible {

    /** Returns the id of the schema. */
    UUID id();

    /** Returns when it was created. */
    @Nullable
    Instant created();

    /** Returns when it was last changed. */
    @Nullable
    Instant updated();

    /** Returns the checksum of the fields, {@code sha256:} and 64 hexadecimal digits. */
    String checksum();

    /** Returns the JSON schema of the data, as plain Java values. */
    Map<String, @AllowNulls Object> fields();

    /** Returns the id of its type. */
    @Nullable
    UUID blockTypeId();

    /** Returns its type. */
    @Nullable
    BlockType blockType();

    /** Returns the capabilities of the block, such as {@code read-path}. */
    List<String> capabilities();

    /** Returns the version of the package that contains the block, or {@code non-versioned}. */
    @Nullable
    String version();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link BlockSchema}. Not thread-safe. */
    final class Builder extends ImmutableBlockSchema.Builder {
        Builder() {}
    }
}
