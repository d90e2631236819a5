/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.gvc;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;

/** The tracing of the platform itself, which has no settings. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = PlatformTracing.Builder.class)
public interface PlatformTracing extends Extensible {

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link PlatformTracing}. Not thread-safe. */
    final class Builder extends ImmutablePlatformTracing.Builder {
        Builder() {}
    }
}
