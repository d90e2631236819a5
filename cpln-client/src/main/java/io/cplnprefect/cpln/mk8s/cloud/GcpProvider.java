/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.mk8s.cloud;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.AllowNulls;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.cpln.mk8s.node.ClusterAutoscaler;
import io.cplnprefect.cpln.mk8s.node.Networking;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A Kubernetes cluster on Google Cloud. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = GcpProvider.Builder.class)
public interface GcpProvider extends Extensible {

    /** Returns the id of the project; {@code null} if it is not set. */
    @Nullable
    String projectId();

    /** Returns the region, such as {@code europe-west1}; {@code null} if it is not set. */
    @Nullable
    String region();

    /** Returns the labels of all resources. */
    Map<String, @AllowNulls String> labels();

    /** Returns the network tags of the nodes. */
    List<String> tags();

    /** Returns the metadata of the nodes. */
    Map<String, @AllowNulls String> metadata();

    /** Returns the name of the VPC network; {@code null} if it is not set. */
    @Nullable
    String network();

    /** Returns the link of a secret of type {@code gcp}; {@code null} if it is not set. */
    @Nullable
    String saKeyLink();

    /** Returns the networks of the cluster; {@code null} if it is not set. */
    @Nullable
    Networking networking();

    /** Returns the script that each node runs before it joins the cluster; {@code null} if it is not set. */
    @Value.Redacted
    @Nullable
    String preInstallScript();

    /** Returns the image of the nodes; {@code null} if it is not set. */
    @Nullable
    GcpImage image();

    /** Returns the node pools. */
    List<GcpNodePool> nodePools();

    /** Returns the rules by which the node pools are resized; {@code null} if it is not set. */
    @Nullable
    ClusterAutoscaler autoscaler();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link GcpProvider}. Not thread-safe. */
    final class Builder extends ImmutableGcpProvider.Builder {
        Builder() {}
    }
}
