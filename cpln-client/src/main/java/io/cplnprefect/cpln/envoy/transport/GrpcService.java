/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.envoy.transport;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A gRPC service. Exactly one of the two clients is set. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = GrpcService.Builder.class)
public interface GrpcService extends Extensible {

    /** Returns the service as a cluster of Envoy; {@code null} if it is not set. */
    @JsonProperty("envoy_grpc")
    @Nullable
    EnvoyGrpc envoyGrpc();

    /** Returns the service by its address; {@code null} if it is not set. */
    @JsonProperty("google_grpc")
    @Nullable
    GoogleGrpc googleGrpc();

    /** Returns the time-out of requests; {@code null} if it is not set. */
    @Nullable
    EnvoyDuration timeout();

    /** Returns the metadata of requests. */
    @JsonProperty("initial_metadata")
    List<HeaderValue> initialMetadata();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link GrpcService}. Not thread-safe. */
    final class Builder extends ImmutableGrpcService.Builder {
        Builder() {}
    }
}
