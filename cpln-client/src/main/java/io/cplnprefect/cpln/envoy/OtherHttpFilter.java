/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.envoy;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;

/** An HTTP filter that has no model here. Its settings are among the additional properties. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = OtherHttpFilter.Builder.class)
public interface OtherHttpFilter extends HttpFilter, Extensible {

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link OtherHttpFilter}. Not thread-safe. */
    final class Builder extends ImmutableOtherHttpFilter.Builder {
        Builder() {}
    }
}
