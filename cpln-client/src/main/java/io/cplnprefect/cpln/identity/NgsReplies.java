/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.identity;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The limits of replies to messages of NATS. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = NgsReplies.Builder.class)
public interface NgsReplies extends Extensible {

    /** Returns the maximum number of replies to one message; {@code null} if it is not set. */
    @Nullable
    Integer max();

    /** Returns the time in which replies are allowed, such as {@code 5s}; {@code null} if it is not set. */
    @Nullable
    String ttl();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link NgsReplies}. Not thread-safe. */
    final class Builder extends ImmutableNgsReplies.Builder {
        Builder() {}
    }
}
