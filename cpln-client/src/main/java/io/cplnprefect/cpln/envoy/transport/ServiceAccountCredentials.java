/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.envoy.transport;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The credentials of a service account of Google Cloud. They are never printed. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = ServiceAccountCredentials.Builder.class)
public interface ServiceAccountCredentials extends Extensible {

    /** Returns the key of the service account, as JSON; {@code null} if it is not set. */
    @JsonProperty("json_key")
    @Value.Redacted
    @Nullable
    String jsonKey();

    /** Returns the lifetime of tokens in seconds; {@code null} if it is not set. */
    @JsonProperty("token_lifetime_seconds")
    @Nullable
    Long tokenLifetimeSeconds();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link ServiceAccountCredentials}. Not thread-safe. */
    final class Builder extends ImmutableServiceAccountCredentials.Builder {
        Builder() {}
    }
}
