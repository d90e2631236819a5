/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.org;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** Logz.io as the target of logs. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = LogzioLogging.Builder.class)
public interface LogzioLogging extends Extensible {

    /** Returns the host: {@code listener.logz.io} or {@code listener-nl.logz.io}; {@code null} if it is not set. */
    @Nullable
    String listenerHost();

    /** Returns the link of an opaque secret with the token; {@code null} if it is not set. */
    @Nullable
    String credentials();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link LogzioLogging}. Not thread-safe. */
    final class Builder extends ImmutableLogzioLogging.Builder {
        Builder() {}
    }
}
