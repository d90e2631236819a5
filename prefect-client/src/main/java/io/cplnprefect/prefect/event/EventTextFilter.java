/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.event;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;

/** A filter of the text of events. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableEventTextFilter.class)
public interface EventTextFilter {

    /** Returns the words to find; a word after {@code -} or {@code !} is excluded. */
    String query();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link EventTextFilter}. Not thread-safe. */
    final class Builder extends ImmutableEventTextFilter.Builder {
        Builder() {}
    }
}
