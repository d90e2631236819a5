/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.envoy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.cpln.envoy.transport.GrpcService;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The service that counts requests. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = RateLimitService.Builder.class)
public interface RateLimitService extends Extensible {

    /** Returns the service; {@code null} if it is not set. */
    @JsonProperty("grpc_service")
    @Nullable
    GrpcService grpcService();

    /** Returns the version of the protocol: {@code AUTO}, {@code V2} or {@code V3}; {@code null} if it is not set. */
    @JsonProperty("transport_api_version")
    @Nullable
    String transportApiVersion();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link RateLimitService}. Not thread-safe. */
    final class Builder extends ImmutableRateLimitService.Builder {
        Builder() {}
    }
}
