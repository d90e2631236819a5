/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.mk8s.byok;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A user name and password, or files that contain them. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = RemoteWriteUser.Builder.class)
public interface RemoteWriteUser extends Extensible {

    /** Returns the user name; {@code null} if it is not set. */
    @Value.Redacted
    @Nullable
    String username();

    /** Returns the file with the user name; {@code null} if it is not set. */
    @JsonProperty("username_file")
    @Nullable
    String usernameFile();

    /** Returns the password; {@code null} if it is not set. */
    @Value.Redacted
    @Nullable
    String password();

    /** Returns the file with the password; {@code null} if it is not set. */
    @JsonProperty("password_file")
    @Nullable
    String passwordFile();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link RemoteWriteUser}. Not thread-safe. */
    final class Builder extends ImmutableRemoteWriteUser.Builder {
        Builder() {}
    }
}
