/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.envoy.auth;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.cpln.envoy.match.Fraction;
import io.cplnprefect.cpln.envoy.match.RuntimeFlag;
import io.cplnprefect.cpln.envoy.match.StringMatchers;
import io.cplnprefect.cpln.envoy.transport.GrpcService;
import io.cplnprefect.cpln.envoy.transport.HttpStatus;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The settings of a filter that requires the permission of an external service. Exactly one service is set. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = ExtAuthzConfig.Builder.class)
public interface ExtAuthzConfig extends Extensible {

    /** Returns the gRPC service; {@code null} if it is not set. */
    @JsonProperty("grpc_service")
    @Nullable
    GrpcService grpcService();

    /** Returns the HTTP service; {@code null} if it is not set. */
    @JsonProperty("http_service")
    @Nullable
    AuthorizationService httpService();

    /** Returns whether requests are allowed when the service fails; {@code null} if it is not set. */
    @JsonProperty("failure_mode_allow")
    @Nullable
    Boolean failureModeAllow();

    /** Returns whether requests that are allowed in this way receive a header; {@code null} if it is not set. */
    @JsonProperty("failure_mode_allow_header_add")
    @Nullable
    Boolean failureModeAllowHeaderAdd();

    /** Returns the part of the body that the service receives; {@code null} if it is not set. */
    @JsonProperty("with_request_body")
    @Nullable
    RequestBuffer withRequestBody();

    /** Returns whether the route is determined again after the headers were changed; {@code null} if it is not set. */
    @JsonProperty("clear_route_cache")
    @Nullable
    Boolean clearRouteCache();

    /** Returns the status when the service fails; 403 by default; {@code null} if it is not set. */
    @JsonProperty("status_on_error")
    @Nullable
    HttpStatus statusOnError();

    /** Returns the namespaces of metadata that the service receives. */
    @JsonProperty("metadata_context_namespaces")
    List<String> metadataContextNamespaces();

    /** Returns the namespaces of typed metadata that the service receives. */
    @JsonProperty("typed_metadata_context_namespaces")
    List<String> typedMetadataContextNamespaces();

    /** Returns the namespaces of metadata of the route that the service receives. */
    @JsonProperty("route_metadata_context_namespaces")
    List<String> routeMetadataContextNamespaces();

    /** Returns the namespaces of typed metadata of the route that the service receives. */
    @JsonProperty("route_typed_metadata_context_namespaces")
    List<String> routeTypedMetadataContextNamespaces();

    /** Returns the share of requests that are checked; {@code null} if it is not set. */
    @JsonProperty("filter_enabled")
    @Nullable
    Fraction filterEnabled();

    /** Returns whether other requests are refused; {@code null} if it is not set. */
    @JsonProperty("deny_at_disable")
    @Nullable
    RuntimeFlag denyAtDisable();

    /** Returns whether the service receives the certificate of the client; {@code null} if it is not set. */
    @JsonProperty("include_peer_certificate")
    @Nullable
    Boolean includePeerCertificate();

    /** Returns the prefix of the metrics; {@code null} if it is not set. */
    @JsonProperty("stat_prefix")
    @Nullable
    String statPrefix();

    /** Returns the key of the labels that the service receives; {@code null} if it is not set. */
    @JsonProperty("bootstrap_metadata_labels_key")
    @Nullable
    String bootstrapMetadataLabelsKey();

    /** Returns the headers that the service receives; {@code null} if it is not set. */
    @JsonProperty("allowed_headers")
    @Nullable
    StringMatchers allowedHeaders();

    /** Returns whether the service receives the TLS session; {@code null} if it is not set. */
    @JsonProperty("include_tls_session")
    @Nullable
    Boolean includeTlsSession();

    /** Returns whether refused requests count in the metrics of the cluster; {@code null} if it is not set. */
    @JsonProperty("charge_cluster_response_stats")
    @Nullable
    Boolean chargeClusterResponseStats();

    /** Returns the version of the protocol: {@code AUTO}, {@code V2} or {@code V3}; {@code null} if it is not set. */
    @JsonProperty("transport_api_version")
    @Nullable
    String transportApiVersion();

    /** Returns the type of the settings; {@code null} if it is not set. */
    @JsonProperty("@type")
    @Nullable
    String typeUrl();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link ExtAuthzConfig}. Not thread-safe. */
    final class Builder extends ImmutableExtAuthzConfig.Builder {
        Builder() {}
    }
}
