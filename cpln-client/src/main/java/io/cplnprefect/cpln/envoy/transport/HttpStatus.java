/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.envoy.transport;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A status of a response. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = HttpStatus.Builder.class)
public interface HttpStatus extends Extensible {

    /** Returns the name of the status, such as {@code Forbidden}; {@code null} if it is not set. */
    @Nullable
    String code();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link HttpStatus}. Not thread-safe. */
    final class Builder extends ImmutableHttpStatus.Builder {
        Builder() {}
    }
}
