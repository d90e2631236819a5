/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.flowrun;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.prefect.state.StateType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A task run or child flow run in a graph. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableGraphNode.class)
public interface GraphNode extends Extensible {

    /** Returns {@code flow-run} or {@code task-run}. */
    String kind();

    /** Returns the id of the run. */
    UUID id();

    /** Returns the name of the run. */
    String label();

    /** Returns the type of its state. */
    StateType stateType();

    /** Returns when it started. */
    @Nullable
    Instant startTime();

    /** Returns when it ended. */
    @Nullable
    Instant endTime();

    /** Returns the nodes that it depends on. */
    List<GraphEdge> parents();

    /** Returns the nodes that depend on it. */
    List<GraphEdge> children();

    /** Returns the nodes that started it and depend on its end; empty before 3.0. */
    List<GraphEdge> encapsulating();

    /** Returns its artifacts. */
    List<GraphArtifact> artifacts();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link GraphNode}. Not thread-safe. */
    final class Builder extends ImmutableGraphNode.Builder {
        Builder() {}
    }
}
