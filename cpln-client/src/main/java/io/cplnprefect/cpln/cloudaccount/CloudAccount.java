/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.cloudaccount;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.cpln.internal.TypedData;
import io.cplnprefect.cpln.resource.Item;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A cloud account: the account of a cloud provider in which identities are granted access. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = CloudAccount.Builder.class)
public interface CloudAccount extends Item, Extensible {

    /** Returns the provider, which cannot be changed; {@code null} if it is not set. */
    @Nullable
    CloudProvider provider();

    /** Returns the account at the provider: {@link AwsCloudAccount}, {@link GcpCloudAccount}, {@link AzureCloudAccount} or {@link NgsCloudAccount}; as it was read for an unknown provider; {@code null} if it is not set. */
    @Value.Redacted
    @Nullable
    Object data();

    /** Returns the status, which the server sets; {@code null} if it is not set. */
    @Nullable
    CloudAccountStatus status();

    /**
     * Returns this account with its data as the provider defines it.
     *
     * @return an account that is equal if the data has its type already, or if the provider is unknown
     */
    @Value.Check
    default CloudAccount withTypedData() {
        Object typed = TypedData.read(data(), CloudAccountTypes.of(provider()));
        return typed == data() ? this : builder().from(this).data(typed).build();
    }

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link CloudAccount}. Not thread-safe. */
    final class Builder extends ImmutableCloudAccount.Builder {
        Builder() {}
    }
}
