/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.automation;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.prefect.dialect.Since;
import io.cplnprefect.prefect.query.In;
import io.cplnprefect.prefect.query.Operator;
import io.cplnprefect.prefect.query.TagFilter;
import java.util.UUID;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A filter of automations. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableAutomationFilter.class)
public interface AutomationFilter {

    /** Returns how the conditions are combined, or {@code null} for {@link Operator#AND}. */
    @Nullable
    Operator operator();

    /** Returns the filter of the id; requires Prefect 3.8.5. */
    @Since("3.8.5")
    @Nullable
    In<UUID> id();

    /** Returns the filter of the name. */
    @Nullable
    In<String> name();

    /** Returns the filter of the time of creation. */
    @Nullable
    CreatedBefore created();

    /** Returns the filter of the tags; requires Prefect 3.4.7. */
    @Since("3.4.7")
    @Nullable
    TagFilter tags();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link AutomationFilter}. Not thread-safe. */
    final class Builder extends ImmutableAutomationFilter.Builder {
        Builder() {}
    }
}
