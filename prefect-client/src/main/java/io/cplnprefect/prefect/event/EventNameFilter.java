/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.event;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A filter of the names of events. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableEventNameFilter.class)
public interface EventNameFilter {

    /** Returns the first characters, of which one must match. */
    @Nullable
    List<String> prefix();

    /** Returns the first characters of names to exclude. */
    @Nullable
    List<String> excludePrefix();

    /** Returns the names, of which one must match. */
    @Nullable
    List<String> name();

    /** Returns the names to exclude. */
    @Nullable
    List<String> excludeName();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link EventNameFilter}. Not thread-safe. */
    final class Builder extends ImmutableEventNameFilter.Builder {
        Builder() {}
    }
}
