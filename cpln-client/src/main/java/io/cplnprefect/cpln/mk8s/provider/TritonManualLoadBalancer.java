/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.mk8s.provider;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.AllowNulls;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** Machines of Triton as a load balancer. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = TritonManualLoadBalancer.Builder.class)
public interface TritonManualLoadBalancer extends Extensible {

    /** Returns the id of the package of the machines; {@code null} if it is not set. */
    @Nullable
    String packageId();

    /** Returns the id of the image of the machines; {@code null} if it is not set. */
    @Nullable
    String imageId();

    /** Returns the id of the public network; {@code null} if it is not set. */
    @Nullable
    String publicNetworkId();

    /** Returns the ids of the private networks. */
    List<String> privateNetworkIds();

    /** Returns the metadata of the machines. */
    Map<String, @AllowNulls String> metadata();

    /** Returns the tags of the machines. */
    Map<String, @AllowNulls String> tags();

    /** Returns the logs of the machines; {@code null} if it is not set. */
    @Nullable
    TritonLogging logging();

    /** Returns the number of machines; {@code null} if it is not set. */
    @Nullable
    Integer count();

    /** Returns the domain of the internal names; {@code null} if it is not set. */
    @Nullable
    String cnsInternalDomain();

    /** Returns the domain of the public names; {@code null} if it is not set. */
    @Nullable
    String cnsPublicDomain();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link TritonManualLoadBalancer}. Not thread-safe. */
    final class Builder extends ImmutableTritonManualLoadBalancer.Builder {
        Builder() {}
    }
}
