/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.workqueue;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.List;
import java.util.UUID;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A filter of the flow runs of a queue for agents, without an effect on workers. Immutable and thread-safe.
 */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableQueueFilter.class)
public interface QueueFilter extends Extensible {

    /** Returns the tags of the flow runs. */
    @Nullable
    List<String> tags();

    /** Returns the ids of their deployments. */
    @Nullable
    List<UUID> deploymentIds();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link QueueFilter}. Not thread-safe. */
    final class Builder extends ImmutableQueueFilter.Builder {
        Builder() {}
    }
}
