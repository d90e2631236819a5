/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.flowrun;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The graph of a flow run: its task runs and child flow runs, and what they depend on. Immutable and thread-safe.
 */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableRunGraph.class)
public interface RunGraph extends Extensible {

    /** Returns when the flow run started. */
    @Nullable
    Instant startTime();

    /** Returns when the flow run ended. */
    @Nullable
    Instant endTime();

    /** Returns the ids of the nodes that depend on no other. */
    List<UUID> rootNodeIds();

    /** Returns the nodes, in order of their start. */
    List<GraphEntry> nodes();

    /** Returns the artifacts of the flow run itself. */
    List<GraphArtifact> artifacts();

    /** Returns the states of the flow run. */
    List<GraphState> states();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link RunGraph}. Not thread-safe. */
    final class Builder extends ImmutableRunGraph.Builder {
        Builder() {}
    }
}
