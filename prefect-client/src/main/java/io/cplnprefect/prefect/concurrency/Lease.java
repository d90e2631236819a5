/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.concurrency;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.List;
import java.util.UUID;
import org.immutables.value.Value;

/** Slots that are occupied until a lease expires. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableLease.class)
public interface Lease extends Extensible {

    /** Returns the id of the lease. */
    UUID leaseId();

    /** Returns the limits of which slots are occupied. */
    List<OccupiedLimit> limits();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link Lease}. Not thread-safe. */
    final class Builder extends ImmutableLease.Builder {
        Builder() {}
    }
}
