/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** What a command has come to. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableCommandStatus.class)
public interface CommandStatus extends Extensible {

    /** Replica that runs the job; there as soon as it exists. */
    @Nullable
    String replica();

    /** Starts a new one. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects the members. Not thread-safe. */
    final class Builder extends ImmutableCommandStatus.Builder {
        Builder() {}
    }
}
