/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;

/** The command that stops a replica. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableStopReplica.class)
public interface StopReplica {

    /** Returns the name of the location. */
    String location();

    /** Returns the name of the replica. */
    String replica();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link StopReplica}. Not thread-safe. */
    final class Builder extends ImmutableStopReplica.Builder {
        Builder() {}
    }
}
