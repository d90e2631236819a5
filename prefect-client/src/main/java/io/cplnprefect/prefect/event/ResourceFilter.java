/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.event;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A filter of events by their resource. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableResourceFilter.class)
public interface ResourceFilter {

    /** Returns the ids of resources. */
    @Nullable
    List<String> id();

    /** Returns the first characters of ids of resources. */
    @Nullable
    List<String> idPrefix();

    /** Returns the labels: a text, or a list of texts of which one must match. */
    @Nullable
    Map<String, Object> labels();

    /** Returns whether only the latest event of each resource is selected. */
    @Nullable
    Boolean distinct();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link ResourceFilter}. Not thread-safe. */
    final class Builder extends ImmutableResourceFilter.Builder {
        Builder() {}
    }
}
