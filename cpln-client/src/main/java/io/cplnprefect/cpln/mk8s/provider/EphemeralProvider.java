/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.mk8s.provider;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A Kubernetes cluster on machines of the platform, for tests. It is not kept for long. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = EphemeralProvider.Builder.class)
public interface EphemeralProvider extends Extensible {

    /** Returns the location of the platform, such as {@code aws-eu-central-1}; {@code null} if it is not set. */
    @Nullable
    String location();

    /** Returns the node pools. */
    List<EphemeralNodePool> nodePools();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link EphemeralProvider}. Not thread-safe. */
    final class Builder extends ImmutableEphemeralProvider.Builder {
        Builder() {}
    }
}
