/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.mk8s.byok;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The credentials of the {@code Authorization} header. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = RemoteWriteAuthorization.Builder.class)
public interface RemoteWriteAuthorization extends Extensible {

    /** Returns the type; {@code Bearer} by default; {@code null} if it is not set. */
    @Nullable
    String type();

    /** Returns the credentials; {@code null} if it is not set. */
    @Value.Redacted
    @Nullable
    String credentials();

    /** Returns the file with the credentials; {@code null} if it is not set. */
    @JsonProperty("credentials_file")
    @Nullable
    String credentialsFile();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link RemoteWriteAuthorization}. Not thread-safe. */
    final class Builder extends ImmutableRemoteWriteAuthorization.Builder {
        Builder() {}
    }
}
