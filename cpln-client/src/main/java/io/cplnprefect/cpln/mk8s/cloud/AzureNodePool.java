/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.mk8s.cloud;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.AllowNulls;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.cpln.mk8s.node.Taint;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A node pool on Microsoft Azure. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = AzureNodePool.Builder.class)
public interface AzureNodePool extends Extensible {

    /** Returns the name. */
    String name();

    /** Returns the labels of the nodes. */
    Map<String, @AllowNulls String> labels();

    /** Returns the taints of the nodes. */
    List<Taint> taints();

    /** Returns the size of the machines, such as {@code Standard_D2s_v5}; {@code null} if it is not set. */
    @Nullable
    String size();

    /** Returns the id of the subnet; {@code null} if it is not set. */
    @Nullable
    String subnetId();

    /** Returns the numbers of the zones. */
    List<Integer> zones();

    /** Returns the image of these nodes; {@code null} if it is not set. */
    @Nullable
    AzureImage overrideImage();

    /** Returns the size of the disk in GB; {@code null} if it is not set. */
    @Nullable
    Integer bootDiskSize();

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

    /** A builder of {@link AzureNodePool}. Not thread-safe. */
    final class Builder extends ImmutableAzureNodePool.Builder {
        Builder() {}
    }
}
