/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.envoy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The settings of an access log. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = AccessLogConfig.Builder.class)
public interface AccessLogConfig extends Extensible {

    /** Returns the type of the settings; {@code null} if it is not set. */
    @JsonProperty("@type")
    @Nullable
    String typeUrl();

    /** Returns the service that receives the log, and its buffer; {@code null} if it is not set. */
    @JsonProperty("common_config")
    @Nullable
    AccessLogService commonConfig();

    /** Returns the names of request headers that are added to the log. */
    @JsonProperty("additional_request_headers_to_log")
    List<String> additionalRequestHeadersToLog();

    /** Returns the names of response headers that are added to the log. */
    @JsonProperty("additional_response_headers_to_log")
    List<String> additionalResponseHeadersToLog();

    /** Returns the names of response trailers that are added to the log. */
    @JsonProperty("additional_response_trailers_to_log")
    List<String> additionalResponseTrailersToLog();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link AccessLogConfig}. Not thread-safe. */
    final class Builder extends ImmutableAccessLogConfig.Builder {
        Builder() {}
    }
}
