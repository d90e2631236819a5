/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.identity;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.cpln.resource.Item;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** An identity: workloads that have it are granted its access to secrets and clouds. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = Identity.Builder.class)
public interface Identity extends Item, Extensible {

    /** Returns the name of the GVC, which manifests contain; {@code null} if it is not set. */
    @Nullable
    String gvc();

    /** Returns the status, which the server sets; {@code null} if it is not set. */
    @Nullable
    IdentityStatus status();

    /** Returns the access to an account of Amazon Web Services; {@code null} if it is not set. */
    @Nullable
    AwsAccess aws();

    /** Returns the access to a project of Google Cloud; {@code null} if it is not set. */
    @Nullable
    GcpAccess gcp();

    /** Returns the access to an account of Microsoft Azure; {@code null} if it is not set. */
    @Nullable
    AzureAccess azure();

    /** Returns the access to an account of the NATS service of Synadia; {@code null} if it is not set. */
    @Nullable
    NgsAccess ngs();

    /** Returns the hosts of private networks that are reached through agents, up to 50. */
    List<NetworkResource> networkResources();

    /** Returns the hosts that are reached through the private links of a cloud provider, up to 50. */
    List<NativeNetworkResource> nativeNetworkResources();

    /** Returns the memcache clusters that the workloads can use. */
    List<ClusterAccess> memcacheAccess();

    /** Returns the SpiceDB clusters that the workloads can use. */
    List<ClusterAccess> spicedbAccess();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link Identity}. Not thread-safe. */
    final class Builder extends ImmutableIdentity.Builder {
        Builder() {}
    }
}
