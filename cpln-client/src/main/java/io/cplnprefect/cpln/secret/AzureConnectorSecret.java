/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.secret;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The data of a secret with a connector of Microsoft Azure. It is never printed. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = AzureConnectorSecret.Builder.class)
public interface AzureConnectorSecret extends Extensible {

    /** Returns the address of the connector; {@code null} if it is not set. */
    @Value.Redacted
    @Nullable
    String url();

    /** Returns the code of the connector; {@code null} if it is not set. */
    @Value.Redacted
    @Nullable
    String code();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link AzureConnectorSecret}. Not thread-safe. */
    final class Builder extends ImmutableAzureConnectorSecret.Builder {
        Builder() {}
    }
}
