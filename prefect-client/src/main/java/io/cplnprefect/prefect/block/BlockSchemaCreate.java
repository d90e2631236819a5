/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.block;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.AllowNulls;
import io.cplnprefect.core.json.Model;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A request that registers a schema. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableBlockSchemaCreate.class)
public interface BlockSchemaCreate {

    /** Returns the JSON schema of the data, as plain Java values. */
    Map<String, @AllowNulls Object> fields();

    /** Returns the id of its type. */
    UUID blockTypeId();

    /** Returns the capabilities of the block, such as {@code read-path}. */
    @Nullable
    List<String> capabilities();

    /** Returns the version of the package that contains the block, or {@code null} for {@code non-versioned}. */
    @Nullable
    String version();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link BlockSchemaCreate}. Not thread-safe. */
    final class Builder extends ImmutableBlockSchemaCreate.Builder {
        Builder() {}
    }
}
