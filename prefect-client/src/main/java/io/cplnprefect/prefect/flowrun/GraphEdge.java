/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.flowrun;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.UUID;
import org.immutables.value.Value;

/** A connection to a node of a graph. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableGraphEdge.class)
public interface GraphEdge extends Extensible {

    /** Returns the id of the node. */
    UUID id();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link GraphEdge}. Not thread-safe. */
    final class Builder extends ImmutableGraphEdge.Builder {
        Builder() {}
    }
}
