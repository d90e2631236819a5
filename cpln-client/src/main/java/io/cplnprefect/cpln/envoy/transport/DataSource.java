/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.envoy.transport;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A content, and where it is read. Exactly one member is set. The content is never printed. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = DataSource.Builder.class)
public interface DataSource extends Extensible {

    /** Returns the name of a file; {@code null} if it is not set. */
    @Nullable
    String filename();

    /** Returns the content in Base64; {@code null} if it is not set. */
    @JsonProperty("inline_bytes")
    @Value.Redacted
    @Nullable
    Object inlineBytes();

    /** Returns the content as text; {@code null} if it is not set. */
    @JsonProperty("inline_string")
    @Value.Redacted
    @Nullable
    String inlineString();

    /** Returns the name of an environment variable; {@code null} if it is not set. */
    @JsonProperty("environment_variable")
    @Nullable
    String environmentVariable();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link DataSource}. Not thread-safe. */
    final class Builder extends ImmutableDataSource.Builder {
        Builder() {}
    }
}
