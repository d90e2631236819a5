/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.identity;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The state of an identity at one cloud provider. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = ProviderStatus.Builder.class)
public interface ProviderStatus extends Extensible {

    /** Returns the last error; {@code null} if it is not set. */
    @Nullable
    String lastError();

    /** Returns whether the access is in effect; {@code null} if it is not set. */
    @Nullable
    Boolean usable();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link ProviderStatus}. Not thread-safe. */
    final class Builder extends ImmutableProviderStatus.Builder {
        Builder() {}
    }
}
