/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.access;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** Why a user could not be invited. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = InviteError.Builder.class)
public interface InviteError extends Extensible {

    /** Returns the HTTP status; {@code null} if it is not set. */
    @Nullable
    Integer status();

    /** Returns the message; {@code null} if it is not set. */
    @Nullable
    String message();

    /** Returns the code; {@code null} if it is not set. */
    @Nullable
    String code();

    /** Returns the details, as plain Java values; {@code null} if it is not set. */
    @Nullable
    Object details();

    /** Returns the id of the error; {@code null} if it is not set. */
    @Nullable
    String id();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link InviteError}. Not thread-safe. */
    final class Builder extends ImmutableInviteError.Builder {
        Builder() {}
    }
}
