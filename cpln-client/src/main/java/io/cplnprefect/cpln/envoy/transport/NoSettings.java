/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.envoy.transport;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;

/** A setting that has no members of its own. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = NoSettings.Builder.class)
public interface NoSettings extends Extensible {

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link NoSettings}. Not thread-safe. */
    final class Builder extends ImmutableNoSettings.Builder {
        Builder() {}
    }
}
