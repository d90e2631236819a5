/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.envoy.transport;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.AllowNulls;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A gRPC service by its address. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = GoogleGrpc.Builder.class)
public interface GoogleGrpc extends Extensible {

    /** Returns the address; {@code null} if it is not set. */
    @JsonProperty("target_uri")
    @Nullable
    String targetUri();

    /** Returns the credentials of the connection; {@code null} if it is not set. */
    @JsonProperty("channel_credentials")
    @Nullable
    ChannelCredentials channelCredentials();

    /** Returns the credentials of each request. */
    @JsonProperty("call_credentials")
    List<CallCredentials> callCredentials();

    /** Returns the prefix of the metrics; {@code null} if it is not set. */
    @JsonProperty("stat_prefix")
    @Nullable
    String statPrefix();

    /** Returns the name of a factory of credentials; {@code null} if it is not set. */
    @JsonProperty("credentials_factory_name")
    @Nullable
    String credentialsFactoryName();

    /** Returns the settings of the connection, as Envoy defines them. */
    @Value.Redacted
    Map<String, @AllowNulls Object> config();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link GoogleGrpc}. Not thread-safe. */
    final class Builder extends ImmutableGoogleGrpc.Builder {
        Builder() {}
    }
}
