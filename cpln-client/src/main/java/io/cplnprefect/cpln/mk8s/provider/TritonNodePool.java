/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.mk8s.provider;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.AllowNulls;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.cpln.mk8s.node.Taint;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A node pool on Triton. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = TritonNodePool.Builder.class)
public interface TritonNodePool extends Extensible {

    /** Returns the name. */
    String name();

    /** Returns the labels of the nodes. */
    Map<String, @AllowNulls String> labels();

    /** Returns the taints of the nodes. */
    List<Taint> taints();

    /** Returns the id of the package of the machines; {@code null} if it is not set. */
    @Nullable
    String packageId();

    /** Returns the id of the image of these nodes; {@code null} if it is not set. */
    @Nullable
    String overrideImageId();

    /** Returns the id of the public network; {@code null} if it is not set. */
    @Nullable
    String publicNetworkId();

    /** Returns the ids of the private networks. */
    List<String> privateNetworkIds();

    /** Returns the tags of the machines. */
    Map<String, @AllowNulls String> tritonTags();

    /** Returns the minimum number of nodes; {@code null} if it is not set. */
    @Nullable
    Integer minSize();

    /** Returns the maximum number of nodes; {@code null} if it is not set. */
    @Nullable
    Integer maxSize();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link TritonNodePool}. Not thread-safe. */
    final class Builder extends ImmutableTritonNodePool.Builder {
        Builder() {}
    }
}
