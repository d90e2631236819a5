/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.concurrency;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;

/** A request that creates or replaces the limit of a tag. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableTagLimitCreate.class)
public interface TagLimitCreate {

    /** Returns the tag. */
    String tag();

    /** Returns the number of task runs that may be RUNNING at once. */
    Integer concurrencyLimit();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link TagLimitCreate}. Not thread-safe. */
    final class Builder extends ImmutableTagLimitCreate.Builder {
        Builder() {}
    }
}
