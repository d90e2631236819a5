/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.event;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A filter of events by their related resources. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableRelatedFilter.class)
public interface RelatedFilter {

    /** Returns the ids of related resources. */
    @Nullable
    List<String> id();

    /** Returns the roles of related resources. */
    @Nullable
    List<String> role();

    /** Returns pairs of the id of a resource and its role. */
    @Nullable
    List<List<String>> resourcesInRoles();

    /** Returns the labels: a text, or a list of texts of which one must match. */
    @Nullable
    Map<String, Object> labels();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link RelatedFilter}. Not thread-safe. */
    final class Builder extends ImmutableRelatedFilter.Builder {
        Builder() {}
    }
}
