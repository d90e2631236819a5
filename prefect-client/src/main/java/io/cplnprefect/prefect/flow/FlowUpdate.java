/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.flow;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A change of a flow. An attribute that is not set leaves its member unchanged. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableFlowUpdate.class)
public interface FlowUpdate {

    /** Returns the tags; they replace all present ones. */
    @Nullable
    List<String> tags();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link FlowUpdate}. Not thread-safe. */
    final class Builder extends ImmutableFlowUpdate.Builder {
        Builder() {}
    }
}
