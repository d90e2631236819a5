/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.concurrency;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A request that occupies slots of several global limits, of all or of none, until a lease expires. Immutable and
 * thread-safe.
 */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableLeaseRequest.class)
public interface LeaseRequest {

    /** Returns the number of slots of each limit. */
    Integer slots();

    /** Returns the names of the limits; names without a limit are ignored. */
    List<String> names();

    /** Returns how the slots become free, or {@code null} for {@link SlotMode#CONCURRENCY}. */
    @Nullable
    SlotMode mode();

    /**
     * Returns the seconds after which the slots become free unless the lease is renewed; 60 to 86400, 300 is the default
     * of servers.
     */
    @Nullable
    Double leaseDuration();

    /** Returns the run that occupies the slots. */
    @Nullable
    LeaseHolder holder();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link LeaseRequest}. Not thread-safe. */
    final class Builder extends ImmutableLeaseRequest.Builder {
        Builder() {}
    }
}
