/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.deployment;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.List;
import org.immutables.value.Value;

/** The results of a creation of several flow runs. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableFlowRunBulkCreateResult.class)
public interface FlowRunBulkCreateResult extends Extensible {

    /** Returns the results, in the order of the request. */
    List<FlowRunCreateResult> results();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link FlowRunBulkCreateResult}. Not thread-safe. */
    final class Builder extends ImmutableFlowRunBulkCreateResult.Builder {
        Builder() {}
    }
}
