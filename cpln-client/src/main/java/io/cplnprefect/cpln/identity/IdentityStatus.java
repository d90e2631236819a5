/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.identity;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The status of an identity. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = IdentityStatus.Builder.class)
public interface IdentityStatus extends Extensible {

    /** Returns the name under which the identity exists at the cloud providers; {@code null} if it is not set. */
    @Nullable
    String objectName();

    /** Returns the state of the access to Amazon Web Services; {@code null} if it is not set. */
    @Nullable
    ProviderStatus aws();

    /** Returns the state of the access to Google Cloud; {@code null} if it is not set. */
    @Nullable
    ProviderStatus gcp();

    /** Returns the state of the access to Microsoft Azure; {@code null} if it is not set. */
    @Nullable
    ProviderStatus azure();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link IdentityStatus}. Not thread-safe. */
    final class Builder extends ImmutableIdentityStatus.Builder {
        Builder() {}
    }
}
