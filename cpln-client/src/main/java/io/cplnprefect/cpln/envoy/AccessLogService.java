/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.envoy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.cpln.envoy.transport.EnvoyDuration;
import io.cplnprefect.cpln.envoy.transport.GrpcService;
import io.cplnprefect.cpln.envoy.transport.RetryPolicy;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The service that receives an access log. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = AccessLogService.Builder.class)
public interface AccessLogService extends Extensible {

    /** Returns the name of the log; {@code null} if it is not set. */
    @JsonProperty("log_name")
    @Nullable
    String logName();

    /** Returns the service; {@code null} if it is not set. */
    @JsonProperty("grpc_service")
    @Nullable
    GrpcService grpcService();

    /** Returns the version of the protocol: {@code AUTO}, {@code V2} or {@code V3}; {@code null} if it is not set. */
    @JsonProperty("transport_api_version")
    @Nullable
    String transportApiVersion();

    /** Returns the time after which the buffer is sent; {@code null} if it is not set. */
    @JsonProperty("buffer_flush_interval")
    @Nullable
    EnvoyDuration bufferFlushInterval();

    /** Returns the size of the buffer in bytes; {@code null} if it is not set. */
    @JsonProperty("buffer_size_bytes")
    @Nullable
    Long bufferSizeBytes();

    /** Returns the names of filter states that are added to the log. */
    @JsonProperty("filter_state_objects_to_log")
    List<String> filterStateObjectsToLog();

    /** Returns the retries; {@code null} if it is not set. */
    @JsonProperty("grpc_stream_retry_policy")
    @Nullable
    RetryPolicy grpcStreamRetryPolicy();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link AccessLogService}. Not thread-safe. */
    final class Builder extends ImmutableAccessLogService.Builder {
        Builder() {}
    }
}
