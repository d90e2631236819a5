/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.cloudaccount;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** An account of the NATS service of Synadia. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = NgsCloudAccount.Builder.class)
public interface NgsCloudAccount extends Extensible {

    /** Returns the link of the secret with the credentials; {@code null} if it is not set. */
    @Nullable
    String secretLink();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link NgsCloudAccount}. Not thread-safe. */
    final class Builder extends ImmutableNgsCloudAccount.Builder {
        Builder() {}
    }
}
