/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.event;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A filter of events by their resource or their related resources. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableAnyResourceFilter.class)
public interface AnyResourceFilter {

    /** Returns the ids of resources. */
    @Nullable
    List<String> id();

    /** Returns the first characters of ids of resources. */
    @Nullable
    List<String> idPrefix();

    /** Returns the labels: a text, or a list of texts of which one must match. */
    @Nullable
    Map<String, Object> labels();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link AnyResourceFilter}. Not thread-safe. */
    final class Builder extends ImmutableAnyResourceFilter.Builder {
        Builder() {}
    }
}
