/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.serviceaccount;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.time.Instant;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A key of a service account. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = ServiceAccountKey.Builder.class)
public interface ServiceAccountKey extends Extensible {

    /** Returns the name, which is the first part of the key; {@code null} if it is not set. */
    @Nullable
    String name();

    /** Returns the time of creation; {@code null} if it is not set. */
    @Nullable
    Instant created();

    /** Returns the key, which is a token. It is a secret, and present only in the response to its creation; {@code null} otherwise. */
    @Value.Redacted
    @Nullable
    String key();

    /** Returns the description; {@code null} if it is not set. */
    @Nullable
    String description();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link ServiceAccountKey}. Not thread-safe. */
    final class Builder extends ImmutableServiceAccountKey.Builder {
        Builder() {}
    }
}
