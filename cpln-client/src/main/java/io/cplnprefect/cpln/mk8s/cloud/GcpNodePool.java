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

/** A node pool on Google Cloud. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = GcpNodePool.Builder.class)
public interface GcpNodePool extends Extensible {

    /** Returns the name. */
    String name();

    /** Returns the labels of the nodes. */
    Map<String, @AllowNulls String> labels();

    /** Returns the taints of the nodes. */
    List<Taint> taints();

    /** Returns the type of the machines, such as {@code n2-standard-4}; {@code null} if it is not set. */
    @Nullable
    String machineType();

    /** Returns whether nodes have public addresses; {@code null} if it is not set. */
    @Nullable
    Boolean assignPublicIP();

    /** Returns the zone; {@code null} if it is not set. */
    @Nullable
    String zone();

    /** Returns the image of these nodes; {@code null} if it is not set. */
    @Nullable
    GcpImage overrideImage();

    /** Returns the size of the disk in GB; {@code null} if it is not set. */
    @Nullable
    Integer bootDiskSize();

    /** Returns the minimum number of nodes; {@code null} if it is not set. */
    @Nullable
    Integer minSize();

    /** Returns the maximum number of nodes; {@code null} if it is not set. */
    @Nullable
    Integer maxSize();

    /** Returns whether nodes may be preempted; {@code null} if it is not set. */
    @Nullable
    Boolean preemptible();

    /** Returns the name of the subnet; {@code null} if it is not set. */
    @Nullable
    String subnet();

    /** Returns the number of local disks of each node; {@code null} if it is not set. */
    @Nullable
    Integer localPersistentDisks();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link GcpNodePool}. Not thread-safe. */
    final class Builder extends ImmutableGcpNodePool.Builder {
        Builder() {}
    }
}
