/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.mk8s.byok;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The gateway of the service mesh. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = ByokGateway.Builder.class)
public interface ByokGateway extends Extensible {

    /** Returns the number of replicas; {@code null} if it is not set. */
    @Nullable
    Integer replicas();

    /** Returns the maximum CPU, such as {@code 500m}; {@code null} if it is not set. */
    @Nullable
    String maxCpu();

    /** Returns the maximum memory, such as {@code 512Mi}; {@code null} if it is not set. */
    @Nullable
    String maxMemory();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link ByokGateway}. Not thread-safe. */
    final class Builder extends ImmutableByokGateway.Builder {
        Builder() {}
    }
}
