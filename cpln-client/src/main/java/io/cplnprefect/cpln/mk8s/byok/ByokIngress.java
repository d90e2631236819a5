/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.mk8s.byok;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.math.BigDecimal;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The entry of requests to a cluster of the user. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = ByokIngress.Builder.class)
public interface ByokIngress extends Extensible {

    /** Returns the CPU, such as {@code 500m}; {@code null} if it is not set. */
    @Nullable
    String cpu();

    /** Returns the memory, such as {@code 512Mi}; {@code null} if it is not set. */
    @Nullable
    String memory();

    /** Returns the percentage of the CPU above which replicas are added; {@code null} if it is not set. */
    @Nullable
    BigDecimal targetPercent();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link ByokIngress}. Not thread-safe. */
    final class Builder extends ImmutableByokIngress.Builder {
        Builder() {}
    }
}
