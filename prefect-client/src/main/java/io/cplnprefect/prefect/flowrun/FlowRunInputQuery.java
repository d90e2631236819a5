/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.flowrun;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A query of the values that were sent to a flow run. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableFlowRunInputQuery.class)
public interface FlowRunInputQuery {

    /** Returns the first characters of the keys. */
    String prefix();

    /** Returns the largest number of values; 1 is the default of servers. */
    @Nullable
    Integer limit();

    /** Returns the keys to exclude. */
    @Nullable
    List<String> excludeKeys();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link FlowRunInputQuery}. Not thread-safe. */
    final class Builder extends ImmutableFlowRunInputQuery.Builder {
        Builder() {}
    }
}
