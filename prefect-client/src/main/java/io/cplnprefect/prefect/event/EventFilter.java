/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.event;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.prefect.dialect.Since;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A filter of events. All conditions that are set must hold. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableEventFilter.class)
public interface EventFilter {

    /** Returns the filter of the time. */
    @Nullable
    EventTimeFilter occurred();

    /** Returns the filter of the name. */
    @Nullable
    EventNameFilter event();

    /** Returns the filter of the resource and of related resources. */
    @Nullable
    AnyResourceFilter anyResource();

    /** Returns the filter of the resource. */
    @Nullable
    ResourceFilter resource();

    /** Returns the filter of related resources. */
    @Nullable
    RelatedFilter related();

    /** Returns the filter of the id. */
    @Nullable
    EventIdFilter id();

    /** Returns the filter of the text; requires Prefect 3.4.20. */
    @Since("3.4.20")
    @Nullable
    EventTextFilter text();

    /** Returns the order, or {@code null} for {@link EventOrder#DESC}. */
    @Nullable
    EventOrder order();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link EventFilter}. Not thread-safe. */
    final class Builder extends ImmutableEventFilter.Builder {
        Builder() {}
    }
}
