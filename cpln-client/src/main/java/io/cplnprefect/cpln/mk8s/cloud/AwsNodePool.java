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

/** A node pool on Amazon Web Services. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = AwsNodePool.Builder.class)
public interface AwsNodePool extends Extensible {

    /** Returns the name. */
    String name();

    /** Returns the labels of the nodes. */
    Map<String, @AllowNulls String> labels();

    /** Returns the taints of the nodes. */
    List<Taint> taints();

    /** Returns the types of machines, of which the cheapest that is available is used. */
    List<String> instanceTypes();

    /** Returns the image of these nodes; {@code null} if it is not set. */
    @Nullable
    AwsImage overrideImage();

    /** Returns the size of the disk in GB; 20 by default; {@code null} if it is not set. */
    @Nullable
    Integer bootDiskSize();

    /** Returns the minimum number of nodes; {@code null} if it is not set. */
    @Nullable
    Integer minSize();

    /** Returns the maximum number of nodes; {@code null} if it is not set. */
    @Nullable
    Integer maxSize();

    /** Returns the number of nodes that are never spot instances; 0 by default; {@code null} if it is not set. */
    @Nullable
    Integer onDemandBaseCapacity();

    /** Returns the percentage of the other nodes that are not spot instances, from 0 to 100; 0 by default; {@code null} if it is not set. */
    @Nullable
    Integer onDemandPercentageAboveBaseCapacity();

    /** Returns how spot instances are selected: {@code lowest-price}, {@code capacity-optimized}, {@code capacity-optimized-prioritized} or {@code price-capacity-optimized}; {@code null} if it is not set. */
    @Nullable
    String spotAllocationStrategy();

    /** Returns the ids of the subnets. */
    List<String> subnetIds();

    /** Returns the ids of further security groups. */
    List<String> extraSecurityGroupIds();

    /** Returns the options of the CPU; {@code null} if it is not set. */
    @Nullable
    AwsCpuOptions cpuOptions();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link AwsNodePool}. Not thread-safe. */
    final class Builder extends ImmutableAwsNodePool.Builder {
        Builder() {}
    }
}
