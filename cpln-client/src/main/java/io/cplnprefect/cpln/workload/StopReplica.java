/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;

/** A replica to stop. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableStopReplica.class)
public interface StopReplica {

    /** Name of its location. */
    String location();

    /** Its name. */
    String replica();

    /** Starts a new one. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects the members. Not thread-safe. */
    final class Builder extends ImmutableStopReplica.Builder {
        Builder() {}
    }
}
