/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.concurrency;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import java.util.UUID;
import org.immutables.value.Value;

/** A request that frees the slots of a lease. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableLeaseRelease.class)
public interface LeaseRelease {

    /** Returns the id of the lease. */
    UUID leaseId();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link LeaseRelease}. Not thread-safe. */
    final class Builder extends ImmutableLeaseRelease.Builder {
        Builder() {}
    }
}
