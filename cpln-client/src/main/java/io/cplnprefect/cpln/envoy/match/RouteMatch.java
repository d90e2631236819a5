/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.envoy.match;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.cpln.envoy.transport.ExtensionConfig;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A condition on a request. All members that are set must hold. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = RouteMatch.Builder.class)
public interface RouteMatch extends Extensible {

    /** Returns the prefix of the path; {@code null} if it is not set. */
    @Nullable
    String prefix();

    /** Returns the path; {@code null} if it is not set. */
    @Nullable
    String path();

    /** Returns the regular expression that the path matches; {@code null} if it is not set. */
    @JsonProperty("safe_regex")
    @Nullable
    RegexMatcher safeRegex();

    /** Returns the prefix of the path that ends at a slash; {@code null} if it is not set. */
    @JsonProperty("path_separated_prefix")
    @Nullable
    String pathSeparatedPrefix();

    /** Returns the extension that matches the path; {@code null} if it is not set. */
    @JsonProperty("path_match_policy")
    @Nullable
    ExtensionConfig pathMatchPolicy();

    /** Returns whether the case of the path counts; true by default; {@code null} if it is not set. */
    @JsonProperty("case_sensitive")
    @Nullable
    Boolean caseSensitive();

    /** Returns the share of requests that match; {@code null} if it is not set. */
    @JsonProperty("runtime_fraction")
    @Nullable
    RuntimeFraction runtimeFraction();

    /** Returns the conditions on headers. */
    List<HeaderMatcher> headers();

    /** Returns the conditions on query parameters. */
    @JsonProperty("query_parameters")
    List<QueryParameterMatcher> queryParameters();

    /** Returns the condition that the request is a gRPC request; {@code null} if it is not set. */
    @Nullable
    ConnectionMatch grpc();

    /** Returns the condition on the certificate of the client; {@code null} if it is not set. */
    @JsonProperty("tls_context")
    @Nullable
    ConnectionMatch tlsContext();

    /** Returns the conditions on the metadata of filters. */
    @JsonProperty("dynamic_metadata")
    List<MetadataMatcher> dynamicMetadata();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link RouteMatch}. Not thread-safe. */
    final class Builder extends ImmutableRouteMatch.Builder {
        Builder() {}
    }
}
