/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.envoy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The settings of a filter that converts between JSON and gRPC. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = GrpcJsonTranscoderConfig.Builder.class)
public interface GrpcJsonTranscoderConfig extends Extensible {

    /** Returns the path of the file with the descriptor of the services; {@code null} if it is not set. */
    @JsonProperty("proto_descriptor")
    @Nullable
    String protoDescriptor();

    /** Returns the descriptor of the services, in Base64; {@code null} if it is not set. */
    @JsonProperty("proto_descriptor_bin")
    @Value.Redacted
    @Nullable
    Object protoDescriptorBin();

    /** Returns the names of the services. */
    List<String> services();

    /** Returns how JSON is written; {@code null} if it is not set. */
    @JsonProperty("print_options")
    @Nullable
    PrintOptions printOptions();

    /** Returns whether the route of the request before its conversion is kept; {@code null} if it is not set. */
    @JsonProperty("match_incoming_request_route")
    @Nullable
    Boolean matchIncomingRequestRoute();

    /** Returns the query parameters that are ignored. */
    @JsonProperty("ignored_query_parameters")
    List<String> ignoredQueryParameters();

    /** Returns whether methods without an annotation have a path; {@code null} if it is not set. */
    @JsonProperty("auto_mapping")
    @Nullable
    Boolean autoMapping();

    /** Returns whether unknown query parameters are ignored; {@code null} if it is not set. */
    @JsonProperty("ignore_unknown_query_parameters")
    @Nullable
    Boolean ignoreUnknownQueryParameters();

    /** Returns whether a gRPC status is converted to JSON; {@code null} if it is not set. */
    @JsonProperty("convert_grpc_status")
    @Nullable
    Boolean convertGrpcStatus();

    /** Returns which escaped characters of the path are decoded: {@code ALL_CHARACTERS_EXCEPT_RESERVED}, {@code ALL_CHARACTERS_EXCEPT_SLASH} or {@code ALL_CHARACTERS}; {@code null} if it is not set. */
    @JsonProperty("url_unescape_spec")
    @Nullable
    String urlUnescapeSpec();

    /** Returns whether a plus in a query parameter is a blank; {@code null} if it is not set. */
    @JsonProperty("query_param_unescape_plus")
    @Nullable
    Boolean queryParamUnescapePlus();

    /** Returns whether custom verbs that are not registered are matched; {@code null} if it is not set. */
    @JsonProperty("match_unregistered_custom_verb")
    @Nullable
    Boolean matchUnregisteredCustomVerb();

    /** Returns which requests are refused; {@code null} if it is not set. */
    @JsonProperty("request_validation_options")
    @Nullable
    RequestValidation requestValidationOptions();

    /** Returns whether the case of enum values is ignored; {@code null} if it is not set. */
    @JsonProperty("case_insensitive_enum_parsing")
    @Nullable
    Boolean caseInsensitiveEnumParsing();

    /** Returns the maximum size of a request body in bytes; {@code null} if it is not set. */
    @JsonProperty("max_request_body_size")
    @Nullable
    Long maxRequestBodySize();

    /** Returns the maximum size of a response body in bytes; {@code null} if it is not set. */
    @JsonProperty("max_response_body_size")
    @Nullable
    Long maxResponseBodySize();

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

    /** A builder of {@link GrpcJsonTranscoderConfig}. Not thread-safe. */
    final class Builder extends ImmutableGrpcJsonTranscoderConfig.Builder {
        Builder() {}
    }
}
