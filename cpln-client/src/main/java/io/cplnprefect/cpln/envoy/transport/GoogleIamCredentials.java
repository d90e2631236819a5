/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.envoy.transport;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The credentials of Google IAM. They are never printed. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = GoogleIamCredentials.Builder.class)
public interface GoogleIamCredentials extends Extensible {

    /** Returns the token; {@code null} if it is not set. */
    @JsonProperty("authorization_token")
    @Value.Redacted
    @Nullable
    String authorizationToken();

    /** Returns the selector of the authority; {@code null} if it is not set. */
    @JsonProperty("authority_selector")
    @Nullable
    String authoritySelector();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link GoogleIamCredentials}. Not thread-safe. */
    final class Builder extends ImmutableGoogleIamCredentials.Builder {
        Builder() {}
    }
}
