/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.mk8s.byok;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.AllowNulls;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A server that receives a copy of the metrics, as Prometheus defines it. Credentials are never printed. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = RemoteWrite.Builder.class)
public interface RemoteWrite extends Extensible {

    /** Returns the user name and password; {@code null} if it is not set. */
    @JsonProperty("basic_auth")
    @Nullable
    RemoteWriteUser basicAuth();

    /** Returns the credentials of the {@code Authorization} header; {@code null} if it is not set. */
    @Nullable
    RemoteWriteAuthorization authorization();

    /** Returns the OAuth 2 settings. */
    @Value.Redacted
    Map<String, @AllowNulls Object> oauth2();

    /** Returns whether redirects are followed; {@code null} if it is not set. */
    @JsonProperty("follow_redirects")
    @Nullable
    Boolean followRedirects();

    /** Returns whether HTTP 2 is used; {@code null} if it is not set. */
    @JsonProperty("enable_http2")
    @Nullable
    Boolean enableHttp2();

    /** Returns the TLS settings. */
    @JsonProperty("tls_config")
    @Value.Redacted
    Map<String, @AllowNulls Object> tlsConfig();

    /** Returns the address of the proxy; {@code null} if it is not set. */
    @JsonProperty("proxy_url")
    @Value.Redacted
    @Nullable
    String proxyUrl();

    /** Returns the hosts that are reached without the proxy, separated by commas; {@code null} if it is not set. */
    @JsonProperty("no_proxy")
    @Nullable
    String noProxy();

    /** Returns whether the proxy of the environment variables is used; {@code null} if it is not set. */
    @JsonProperty("proxy_from_environment")
    @Nullable
    Boolean proxyFromEnvironment();

    /** Returns the headers that the proxy receives, by name. */
    @JsonProperty("proxy_connect_header")
    @Value.Redacted
    Map<String, List<String>> proxyConnectHeader();

    /** Returns the headers of requests, by name. */
    @JsonProperty("http_headers")
    Map<String, RemoteWriteHeader> httpHeaders();

    /** Returns the address of the server; {@code null} if it is not set. */
    @Value.Redacted
    @Nullable
    String url();

    /** Returns the time-out of requests, such as {@code 30s}; {@code null} if it is not set. */
    @JsonProperty("remote_timeout")
    @Nullable
    String remoteTimeout();

    /** Returns further headers of requests, by name. */
    @Value.Redacted
    Map<String, @AllowNulls String> headers();

    /** Returns the rules by which labels are changed. */
    @JsonProperty("write_relabel_configs")
    @Value.Redacted
    List<Map<String, @AllowNulls Object>> writeRelabelConfigs();

    /** Returns the name of the server, which is unique; {@code null} if it is not set. */
    @Nullable
    String name();

    /** Returns whether exemplars are sent; {@code null} if it is not set. */
    @JsonProperty("send_exemplars")
    @Nullable
    Boolean sendExemplars();

    /** Returns whether native histograms are sent; {@code null} if it is not set. */
    @JsonProperty("send_native_histograms")
    @Nullable
    Boolean sendNativeHistograms();

    /** Returns the signature of Amazon Web Services. */
    @Value.Redacted
    Map<String, @AllowNulls Object> sigv4();

    /** Returns the login of Microsoft Azure. */
    @Value.Redacted
    Map<String, @AllowNulls Object> azuread();

    /** Returns the login of Google Cloud. */
    @JsonProperty("google_iam")
    @Value.Redacted
    Map<String, @AllowNulls Object> googleIam();

    /** Returns the queue of requests. */
    @JsonProperty("queue_config")
    @Value.Redacted
    Map<String, @AllowNulls Object> queueConfig();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link RemoteWrite}. Not thread-safe. */
    final class Builder extends ImmutableRemoteWrite.Builder {
        Builder() {}
    }
}
