/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.concurrency;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A request that renews a lease. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableLeaseRenewal.class)
public interface LeaseRenewal {

    /**
     * Returns the seconds from the renewal after which the slots become free; 60 to 86400, 300 is the default of
     * servers.
     */
    @Nullable
    Double leaseDuration();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link LeaseRenewal}. Not thread-safe. */
    final class Builder extends ImmutableLeaseRenewal.Builder {
        Builder() {}
    }
}
