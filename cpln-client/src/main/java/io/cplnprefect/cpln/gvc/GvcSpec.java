/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.gvc;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.cpln.workload.EnvironmentVariable;
import io.cplnprefect.cpln.workload.Sidecar;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The specification of a GVC. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = GvcSpec.Builder.class)
public interface GvcSpec extends Extensible {

    /** Returns the locations; {@code null} if it is not set. */
    @Nullable
    StaticPlacement staticPlacement();

    /** Returns the links of the secrets with which images are pulled. */
    List<String> pullSecretLinks();

    /** Returns the environment variables that containers can inherit. */
    List<EnvironmentVariable> env();

    /** Returns the format of endpoint names; {@code org} by default; {@code null} if it is not set. */
    @Nullable
    EndpointNamingFormat endpointNamingFormat();

    /** Returns the load balancer; {@code null} if it is not set. */
    @Nullable
    GvcLoadBalancer loadBalancer();

    /** Returns the domain of the GVC; replaced by domains with a GVC link; {@code null} if it is not set. */
    @Nullable
    String domain();

    /** Returns the tracing of requests; {@code null} if it is not set. */
    @Nullable
    Tracing tracing();

    /** Returns the proxy beside each workload; {@code null} if it is not set. */
    @Nullable
    Sidecar sidecar();

    /** Returns the scaling by KEDA; {@code null} if it is not set. */
    @Nullable
    GvcKeda keda();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link GvcSpec}. Not thread-safe. */
    final class Builder extends ImmutableGvcSpec.Builder {
        Builder() {}
    }
}
