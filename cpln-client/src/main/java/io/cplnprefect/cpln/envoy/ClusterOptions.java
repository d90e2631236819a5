/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.envoy;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The members of an upstream cluster that are free-form here. They are not printed. */
public interface ClusterOptions {

    /** Returns the member {@code transport_socket_matches}, as Envoy defines it; {@code null} if it is not set. */
    @JsonProperty("transport_socket_matches")
    @Value.Redacted
    @Nullable
    Object transportSocketMatches();

    /** Returns the member {@code alt_stat_name}, as Envoy defines it; {@code null} if it is not set. */
    @JsonProperty("alt_stat_name")
    @Value.Redacted
    @Nullable
    Object altStatName();

    /** Returns the member {@code cluster_type}, as Envoy defines it; {@code null} if it is not set. */
    @JsonProperty("cluster_type")
    @Value.Redacted
    @Nullable
    Object clusterType();

    /** Returns the member {@code eds_cluster_config}, as Envoy defines it; {@code null} if it is not set. */
    @JsonProperty("eds_cluster_config")
    @Value.Redacted
    @Nullable
    Object edsClusterConfig();

    /** Returns the member {@code connect_timeout}, as Envoy defines it; {@code null} if it is not set. */
    @JsonProperty("connect_timeout")
    @Value.Redacted
    @Nullable
    Object connectTimeout();

    /** Returns the member {@code per_connection_buffer_limit_bytes}, as Envoy defines it; {@code null} if it is not set. */
    @JsonProperty("per_connection_buffer_limit_bytes")
    @Value.Redacted
    @Nullable
    Object perConnectionBufferLimitBytes();

    /** Returns the member {@code lb_policy}, as Envoy defines it; {@code null} if it is not set. */
    @JsonProperty("lb_policy")
    @Value.Redacted
    @Nullable
    Object lbPolicy();

    /** Returns the member {@code health_checks}, as Envoy defines it; {@code null} if it is not set. */
    @JsonProperty("health_checks")
    @Value.Redacted
    @Nullable
    Object healthChecks();

    /** Returns the member {@code max_requests_per_connection}, as Envoy defines it; {@code null} if it is not set. */
    @JsonProperty("max_requests_per_connection")
    @Value.Redacted
    @Nullable
    Object maxRequestsPerConnection();

    /** Returns the member {@code circuit_breakers}, as Envoy defines it; {@code null} if it is not set. */
    @JsonProperty("circuit_breakers")
    @Value.Redacted
    @Nullable
    Object circuitBreakers();

    /** Returns the member {@code upstream_http_protocol_options}, as Envoy defines it; {@code null} if it is not set. */
    @JsonProperty("upstream_http_protocol_options")
    @Value.Redacted
    @Nullable
    Object upstreamHttpProtocolOptions();

    /** Returns the member {@code common_http_protocol_options}, as Envoy defines it; {@code null} if it is not set. */
    @JsonProperty("common_http_protocol_options")
    @Value.Redacted
    @Nullable
    Object commonHttpProtocolOptions();

    /** Returns the member {@code http_protocol_options}, as Envoy defines it; {@code null} if it is not set. */
    @JsonProperty("http_protocol_options")
    @Value.Redacted
    @Nullable
    Object httpProtocolOptions();

    /** Returns the member {@code http2_protocol_options}, as Envoy defines it; {@code null} if it is not set. */
    @JsonProperty("http2_protocol_options")
    @Value.Redacted
    @Nullable
    Object http2ProtocolOptions();

    /** Returns the member {@code typed_extension_protocol_options}, as Envoy defines it; {@code null} if it is not set. */
    @JsonProperty("typed_extension_protocol_options")
    @Value.Redacted
    @Nullable
    Object typedExtensionProtocolOptions();

    /** Returns the member {@code dns_refresh_rate}, as Envoy defines it; {@code null} if it is not set. */
    @JsonProperty("dns_refresh_rate")
    @Value.Redacted
    @Nullable
    Object dnsRefreshRate();

    /** Returns the member {@code dns_failure_refresh_rate}, as Envoy defines it; {@code null} if it is not set. */
    @JsonProperty("dns_failure_refresh_rate")
    @Value.Redacted
    @Nullable
    Object dnsFailureRefreshRate();

    /** Returns the member {@code respect_dns_ttl}, as Envoy defines it; {@code null} if it is not set. */
    @JsonProperty("respect_dns_ttl")
    @Value.Redacted
    @Nullable
    Object respectDnsTtl();

    /** Returns the member {@code dns_lookup_family}, as Envoy defines it; {@code null} if it is not set. */
    @JsonProperty("dns_lookup_family")
    @Value.Redacted
    @Nullable
    Object dnsLookupFamily();

    /** Returns the member {@code dns_resolvers}, as Envoy defines it; {@code null} if it is not set. */
    @JsonProperty("dns_resolvers")
    @Value.Redacted
    @Nullable
    Object dnsResolvers();

    /** Returns the member {@code use_tcp_for_dns_lookups}, as Envoy defines it; {@code null} if it is not set. */
    @JsonProperty("use_tcp_for_dns_lookups")
    @Value.Redacted
    @Nullable
    Object useTcpForDnsLookups();

    /** Returns the member {@code dns_resolution_config}, as Envoy defines it; {@code null} if it is not set. */
    @JsonProperty("dns_resolution_config")
    @Value.Redacted
    @Nullable
    Object dnsResolutionConfig();

    /** Returns the member {@code typed_dns_resolver_config}, as Envoy defines it; {@code null} if it is not set. */
    @JsonProperty("typed_dns_resolver_config")
    @Value.Redacted
    @Nullable
    Object typedDnsResolverConfig();

    /** Returns the member {@code wait_for_warm_on_init}, as Envoy defines it; {@code null} if it is not set. */
    @JsonProperty("wait_for_warm_on_init")
    @Value.Redacted
    @Nullable
    Object waitForWarmOnInit();

    /** Returns the member {@code outlier_detection}, as Envoy defines it; {@code null} if it is not set. */
    @JsonProperty("outlier_detection")
    @Value.Redacted
    @Nullable
    Object outlierDetection();

    /** Returns the member {@code cleanup_interval}, as Envoy defines it; {@code null} if it is not set. */
    @JsonProperty("cleanup_interval")
    @Value.Redacted
    @Nullable
    Object cleanupInterval();

    /** Returns the member {@code upstream_bind_config}, as Envoy defines it; {@code null} if it is not set. */
    @JsonProperty("upstream_bind_config")
    @Value.Redacted
    @Nullable
    Object upstreamBindConfig();

    /** Returns the member {@code lb_subset_config}, as Envoy defines it; {@code null} if it is not set. */
    @JsonProperty("lb_subset_config")
    @Value.Redacted
    @Nullable
    Object lbSubsetConfig();

    /** Returns the member {@code ring_hash_lb_config}, as Envoy defines it; {@code null} if it is not set. */
    @JsonProperty("ring_hash_lb_config")
    @Value.Redacted
    @Nullable
    Object ringHashLbConfig();

    /** Returns the member {@code maglev_lb_config}, as Envoy defines it; {@code null} if it is not set. */
    @JsonProperty("maglev_lb_config")
    @Value.Redacted
    @Nullable
    Object maglevLbConfig();

    /** Returns the member {@code least_request_lb_config}, as Envoy defines it; {@code null} if it is not set. */
    @JsonProperty("least_request_lb_config")
    @Value.Redacted
    @Nullable
    Object leastRequestLbConfig();

    /** Returns the member {@code common_lb_config}, as Envoy defines it; {@code null} if it is not set. */
    @JsonProperty("common_lb_config")
    @Value.Redacted
    @Nullable
    Object commonLbConfig();

    /** Returns the member {@code transport_socket}, as Envoy defines it; {@code null} if it is not set. */
    @JsonProperty("transport_socket")
    @Value.Redacted
    @Nullable
    Object transportSocket();

    /** Returns the member {@code metadata}, as Envoy defines it; {@code null} if it is not set. */
    @Value.Redacted
    @Nullable
    Object metadata();

    /** Returns the member {@code protocol_selection}, as Envoy defines it; {@code null} if it is not set. */
    @JsonProperty("protocol_selection")
    @Value.Redacted
    @Nullable
    Object protocolSelection();

    /** Returns the member {@code upstream_connection_options}, as Envoy defines it; {@code null} if it is not set. */
    @JsonProperty("upstream_connection_options")
    @Value.Redacted
    @Nullable
    Object upstreamConnectionOptions();

    /** Returns the member {@code close_connections_on_host_health_failure}, as Envoy defines it; {@code null} if it is not set. */
    @JsonProperty("close_connections_on_host_health_failure")
    @Value.Redacted
    @Nullable
    Object closeConnectionsOnHostHealthFailure();

    /** Returns the member {@code ignore_health_on_host_removal}, as Envoy defines it; {@code null} if it is not set. */
    @JsonProperty("ignore_health_on_host_removal")
    @Value.Redacted
    @Nullable
    Object ignoreHealthOnHostRemoval();

    /** Returns the member {@code filters}, as Envoy defines it; {@code null} if it is not set. */
    @Value.Redacted
    @Nullable
    Object filters();

    /** Returns the member {@code load_balancing_policy}, as Envoy defines it; {@code null} if it is not set. */
    @JsonProperty("load_balancing_policy")
    @Value.Redacted
    @Nullable
    Object loadBalancingPolicy();

    /** Returns the member {@code track_timeout_budgets}, as Envoy defines it; {@code null} if it is not set. */
    @JsonProperty("track_timeout_budgets")
    @Value.Redacted
    @Nullable
    Object trackTimeoutBudgets();

    /** Returns the member {@code upstream_config}, as Envoy defines it; {@code null} if it is not set. */
    @JsonProperty("upstream_config")
    @Value.Redacted
    @Nullable
    Object upstreamConfig();

    /** Returns the member {@code track_cluster_stats}, as Envoy defines it; {@code null} if it is not set. */
    @JsonProperty("track_cluster_stats")
    @Value.Redacted
    @Nullable
    Object trackClusterStats();

    /** Returns the member {@code preconnect_policy}, as Envoy defines it; {@code null} if it is not set. */
    @JsonProperty("preconnect_policy")
    @Value.Redacted
    @Nullable
    Object preconnectPolicy();

    /** Returns the member {@code connection_pool_per_downstream_connection}, as Envoy defines it; {@code null} if it is not set. */
    @JsonProperty("connection_pool_per_downstream_connection")
    @Value.Redacted
    @Nullable
    Object connectionPoolPerDownstreamConnection();
}
