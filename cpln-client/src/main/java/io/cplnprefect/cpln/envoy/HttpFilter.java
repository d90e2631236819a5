/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.envoy;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An HTTP filter of the Envoy proxy. Its name says which filter it is. */
@JsonSubTypes({
    @JsonSubTypes.Type(value = ConnectRpcFilter.class, name = "envoy.filters.http.connect_grpc_bridge"),
    @JsonSubTypes.Type(value = CorsFilter.class, name = "envoy.filters.http.cors"),
    @JsonSubTypes.Type(value = ExtAuthzFilter.class, name = "envoy.filters.http.ext_authz"),
    @JsonSubTypes.Type(value = GrpcJsonTranscoderFilter.class, name = "envoy.filters.http.grpc_json_transcoder"),
    @JsonSubTypes.Type(value = GrpcWebFilter.class, name = "envoy.filters.http.grpc_web"),
    @JsonSubTypes.Type(value = JwtAuthnFilter.class, name = "envoy.filters.http.jwt_authn"),
    @JsonSubTypes.Type(value = RateLimitFilter.class, name = "envoy.filters.http.ratelimit")
})
public interface HttpFilter {

    /** Returns the name of the filter, such as {@code envoy.filters.http.cors}. */
    String name();

    /** Returns the priority, by which the filters are ordered; {@code null} if it is not set. */
    @Nullable
    Integer priority();

    /** Returns the names of the workloads to which the filter does not apply. */
    List<String> excludedWorkloads();
}
