/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.identity;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A host that is reached through the private link of a cloud provider. Exactly one provider is set. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = NativeNetworkResource.Builder.class)
public interface NativeNetworkResource extends Extensible {

    /** Returns the name, which is unique among the network resources of the identity. */
    String name();

    /** Returns the name by which workloads reach the host; {@code null} if it is not set. */
    @JsonProperty("FQDN")
    @Nullable
    String fqdn();

    /** Returns the ports. */
    List<Integer> ports();

    /** Returns the PrivateLink of Amazon Web Services; {@code null} if it is not set. */
    @Nullable
    AwsPrivateLink awsPrivateLink();

    /** Returns the Private Service Connect of Google Cloud; {@code null} if it is not set. */
    @Nullable
    GcpServiceConnect gcpServiceConnect();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link NativeNetworkResource}. Not thread-safe. */
    final class Builder extends ImmutableNativeNetworkResource.Builder {
        Builder() {}
    }
}
