/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.secret;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The data of a secret with a user name and a password. It is never printed. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = UserPasswordSecret.Builder.class)
public interface UserPasswordSecret extends Extensible {

    /** Returns the user name; {@code null} if it is not set. */
    @Value.Redacted
    @Nullable
    String username();

    /** Returns the password, in Base64 if the encoding says so; {@code null} if it is not set. */
    @Value.Redacted
    @Nullable
    String password();

    /** Returns the encoding of the password; plain by default; {@code null} if it is not set. */
    @Nullable
    TextEncoding encoding();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link UserPasswordSecret}. Not thread-safe. */
    final class Builder extends ImmutableUserPasswordSecret.Builder {
        Builder() {}
    }
}
