/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.envoy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** An access log that is sent to a gRPC service. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = AccessLogFilter.Builder.class)
public interface AccessLogFilter extends Extensible {

    /** Returns the priority, by which the filters are ordered; {@code null} if it is not set. */
    @Nullable
    Integer priority();

    /** Returns the name: {@code envoy.http_grpc_access_log}; {@code null} if it is not set. */
    @Nullable
    String name();

    /** Returns the names of the workloads to which the filter does not apply. */
    List<String> excludedWorkloads();

    /** Returns the settings; {@code null} if it is not set. */
    @JsonProperty("typed_config")
    @Nullable
    AccessLogConfig typedConfig();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link AccessLogFilter}. Not thread-safe. */
    final class Builder extends ImmutableAccessLogFilter.Builder {
        Builder() {}
    }
}
