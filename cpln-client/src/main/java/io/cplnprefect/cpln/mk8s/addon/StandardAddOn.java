/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.mk8s.addon;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;

/** An add-on without settings. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = StandardAddOn.Builder.class)
public interface StandardAddOn extends Extensible {

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link StandardAddOn}. Not thread-safe. */
    final class Builder extends ImmutableStandardAddOn.Builder {
        Builder() {}
    }
}
