/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.state;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The details of the result of a proposed state. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableOrchestrationDetails.class)
public interface OrchestrationDetails extends Extensible {

    /** Returns the type of the details. */
    @Nullable
    String type();

    /** Returns the server's message, or {@code null} if the proposal was accepted. */
    @Nullable
    String reason();

    /** Returns the seconds to wait before the state is proposed again. */
    @Nullable
    Double delaySeconds();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link OrchestrationDetails}. Not thread-safe. */
    final class Builder extends ImmutableOrchestrationDetails.Builder {
        Builder() {}
    }
}
