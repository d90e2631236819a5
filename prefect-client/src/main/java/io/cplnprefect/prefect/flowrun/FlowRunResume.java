/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.flowrun;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.AllowNulls;
import io.cplnprefect.core.json.Model;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A request that resumes a paused flow run. The input is left out of {@code toString()}, because it may be secret.
 * Immutable and thread-safe.
 */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableFlowRunResume.class)
public interface FlowRunResume {

    /** Returns the input that the flow run waits for, as plain Java values. */
    @Value.Redacted
    @Nullable
    Map<String, @AllowNulls Object> runInput();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link FlowRunResume}. Not thread-safe. */
    final class Builder extends ImmutableFlowRunResume.Builder {
        Builder() {}
    }
}
