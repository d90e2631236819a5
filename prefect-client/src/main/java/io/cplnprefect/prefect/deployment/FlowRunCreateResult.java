/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.deployment;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.UUID;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The result of the creation of one of several flow runs. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableFlowRunCreateResult.class)
public interface FlowRunCreateResult extends Extensible {

    /** Returns the id of the flow run, or {@code null} if it was not created. */
    @Nullable
    UUID flowRunId();

    /** Returns {@code CREATED} or {@code FAILED}. */
    String status();

    /** Returns why it was not created. */
    @Nullable
    String error();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link FlowRunCreateResult}. Not thread-safe. */
    final class Builder extends ImmutableFlowRunCreateResult.Builder {
        Builder() {}
    }
}
