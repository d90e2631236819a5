/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.envoy.transport;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The credentials of a connection. Exactly one is set. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = ChannelCredentials.Builder.class)
public interface ChannelCredentials extends Extensible {

    /** Returns the certificates; {@code null} if it is not set. */
    @JsonProperty("ssl_credentials")
    @Nullable
    SslCredentials sslCredentials();

    /** Returns the default credentials of Google Cloud; {@code null} if it is not set. */
    @JsonProperty("google_default")
    @Nullable
    NoSettings googleDefault();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link ChannelCredentials}. Not thread-safe. */
    final class Builder extends ImmutableChannelCredentials.Builder {
        Builder() {}
    }
}
