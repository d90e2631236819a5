/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.envoy.transport;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A gRPC service that is a cluster of Envoy. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = EnvoyGrpc.Builder.class)
public interface EnvoyGrpc extends Extensible {

    /** Returns the name of the cluster; {@code null} if it is not set. */
    @JsonProperty("cluster_name")
    @Nullable
    String clusterName();

    /** Returns the value of the {@code :authority} header; the name of the cluster by default; {@code null} if it is not set. */
    @Nullable
    String authority();

    /** Returns the retries; {@code null} if it is not set. */
    @JsonProperty("retry_policy")
    @Nullable
    RetryPolicy retryPolicy();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link EnvoyGrpc}. Not thread-safe. */
    final class Builder extends ImmutableEnvoyGrpc.Builder {
        Builder() {}
    }
}
