/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.flow;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A flow. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableFlow.class)
public interface Flow extends Extensible {

    /** Returns the id of the flow. */
    UUID id();

    /** Returns when it was created. */
    @Nullable
    Instant created();

    /** Returns when it was last changed. */
    @Nullable
    Instant updated();

    /** Returns the unique name. */
    String name();

    /** Returns the tags. */
    List<String> tags();

    /** Returns the labels, each a text, a number or a boolean; empty before 3.1. */
    Map<String, Object> labels();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link Flow}. Not thread-safe. */
    final class Builder extends ImmutableFlow.Builder {
        Builder() {}
    }
}
