/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.envoy.match;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A condition on the connection of a request. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = ConnectionMatch.Builder.class)
public interface ConnectionMatch extends Extensible {

    /** Returns whether the client has presented a certificate; {@code null} if it is not set. */
    @Nullable
    Boolean presented();

    /** Returns whether the certificate of the client is valid; {@code null} if it is not set. */
    @Nullable
    Boolean validated();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link ConnectionMatch}. Not thread-safe. */
    final class Builder extends ImmutableConnectionMatch.Builder {
        Builder() {}
    }
}
