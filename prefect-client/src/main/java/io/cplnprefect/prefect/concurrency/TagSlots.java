/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.concurrency;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import java.util.List;
import java.util.UUID;
import org.immutables.value.Value;

/**
 * A request that occupies or frees one slot of each of some tags for a task run. Immutable and thread-safe.
 */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableTagSlots.class)
public interface TagSlots {

    /** Returns the tags; tags without a limit are ignored. */
    List<String> names();

    /** Returns the id of the task run. */
    UUID taskRunId();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link TagSlots}. Not thread-safe. */
    final class Builder extends ImmutableTagSlots.Builder {
        Builder() {}
    }
}
