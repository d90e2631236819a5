/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.mk8s.node;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A taint: it keeps pods without a matching toleration off the nodes. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = Taint.Builder.class)
public interface Taint extends Extensible {

    /** Returns the key; {@code null} if it is not set. */
    @Nullable
    String key();

    /** Returns the value; {@code null} if it is not set. */
    @Value.Redacted
    @Nullable
    String value();

    /** Returns the effect; {@code null} if it is not set. */
    @Nullable
    TaintEffect effect();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link Taint}. Not thread-safe. */
    final class Builder extends ImmutableTaint.Builder {
        Builder() {}
    }
}
