/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.state;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** Why the server did what it did with a proposal. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableOrchestrationDetails.class)
public interface OrchestrationDetails extends Extensible {

    /** Kind of these details. */
    @Nullable
    String type();

    /** The server's words; none when the proposal was accepted. */
    @Nullable
    String reason();

    /** Seconds to wait before the next proposal. */
    @Nullable
    Double delaySeconds();

    /** Starts a new one. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects the members. Not thread-safe. */
    final class Builder extends ImmutableOrchestrationDetails.Builder {
        Builder() {}
    }
}
