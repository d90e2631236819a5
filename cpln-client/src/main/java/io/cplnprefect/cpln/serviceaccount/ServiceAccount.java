/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.serviceaccount;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.cpln.resource.Item;
import io.cplnprefect.cpln.resource.Origin;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A service account: a principal for programs. Its keys are tokens. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = ServiceAccount.Builder.class)
public interface ServiceAccount extends Item, Extensible {

    /** Returns the keys, without their secrets. */
    List<ServiceAccountKey> keys();

    /** Returns where the object comes from; {@code null} if it is not set. */
    @Nullable
    Origin origin();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link ServiceAccount}. Not thread-safe. */
    final class Builder extends ImmutableServiceAccount.Builder {
        Builder() {}
    }
}
