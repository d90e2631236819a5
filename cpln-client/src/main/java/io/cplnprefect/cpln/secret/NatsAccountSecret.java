/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.secret;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The data of a secret with an account of NATS. It is never printed. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = NatsAccountSecret.Builder.class)
public interface NatsAccountSecret extends Extensible {

    /** Returns the id of the account; {@code null} if it is not set. */
    @Value.Redacted
    @Nullable
    String accountId();

    /** Returns the private key of the account; {@code null} if it is not set. */
    @Value.Redacted
    @Nullable
    String privateKey();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link NatsAccountSecret}. Not thread-safe. */
    final class Builder extends ImmutableNatsAccountSecret.Builder {
        Builder() {}
    }
}
