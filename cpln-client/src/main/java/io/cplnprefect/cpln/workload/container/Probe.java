/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload.container;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A probe of a container. Exactly one of the four actions is set. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = Probe.Builder.class)
public interface Probe extends Extensible {

    /** Returns the program that must succeed; {@code null} if it is not set. */
    @Nullable
    ExecAction exec();

    /** Returns the gRPC health check; {@code null} if it is not set. */
    @Nullable
    PortAction grpc();

    /** Returns the port that must accept connections; {@code null} if it is not set. */
    @Nullable
    PortAction tcpSocket();

    /** Returns the HTTP request that must succeed; {@code null} if it is not set. */
    @Nullable
    HttpGetAction httpGet();

    /** Returns the seconds before the first check, from 0 to 120; 0 by default; {@code null} if it is not set. */
    @Nullable
    Integer initialDelaySeconds();

    /** Returns the seconds between checks, from 1 to 60; 10 by default; {@code null} if it is not set. */
    @Nullable
    Integer periodSeconds();

    /** Returns the seconds after which a check fails, from 1 to 60; 1 by default; {@code null} if it is not set. */
    @Nullable
    Integer timeoutSeconds();

    /** Returns the number of successful checks after which the container is regarded as healthy, from 1 to 20; 1 by default; {@code null} if it is not set. */
    @Nullable
    Integer successThreshold();

    /** Returns the number of failed checks after which the container is regarded as failed, from 1 to 20; 3 by default; {@code null} if it is not set. */
    @Nullable
    Integer failureThreshold();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link Probe}. Not thread-safe. */
    final class Builder extends ImmutableProbe.Builder {
        Builder() {}
    }
}
