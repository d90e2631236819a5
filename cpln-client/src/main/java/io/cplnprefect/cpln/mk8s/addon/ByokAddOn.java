/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.mk8s.addon;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.cpln.mk8s.byok.ByokConfig;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A Kubernetes cluster as a location in which workloads run. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = ByokAddOn.Builder.class)
public interface ByokAddOn extends Extensible {

    /** Returns whether the platform does not update its programs in the cluster; {@code null} if it is not set. */
    @Nullable
    Boolean ignoreUpdates();

    /** Returns the link of the location; {@code null} if it is not set. */
    @Nullable
    String location();

    /** Returns the settings of the programs of the platform; {@code null} if it is not set. */
    @Nullable
    ByokConfig config();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link ByokAddOn}. Not thread-safe. */
    final class Builder extends ImmutableByokAddOn.Builder {
        Builder() {}
    }
}
