/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.automation;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.prefect.query.CreationSort;
import io.cplnprefect.prefect.query.OffsetQuery;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A query of automations. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableAutomationQuery.class)
public interface AutomationQuery extends OffsetQuery<AutomationQuery> {

    /** Returns the filter of the automations. */
    @Nullable
    AutomationFilter automations();

    /** Returns the order, or {@code null} for {@link CreationSort#NAME_ASC}. */
    @Nullable
    CreationSort sort();

    @Override
    default AutomationQuery page(int limit, int offset) {
        return builder().from(this).limit(limit).offset(offset).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link AutomationQuery}. Not thread-safe. */
    final class Builder extends ImmutableAutomationQuery.Builder {
        Builder() {}
    }
}
