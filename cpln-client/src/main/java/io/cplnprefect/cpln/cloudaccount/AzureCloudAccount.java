/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.cloudaccount;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** An account of Microsoft Azure. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = AzureCloudAccount.Builder.class)
public interface AzureCloudAccount extends Extensible {

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

    /** A builder of {@link AzureCloudAccount}. Not thread-safe. */
    final class Builder extends ImmutableAzureCloudAccount.Builder {
        Builder() {}
    }
}
