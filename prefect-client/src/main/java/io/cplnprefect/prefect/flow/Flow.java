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

/** A flow: what runs are runs of. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableFlow.class)
public interface Flow extends Extensible {

    /** Id of the flow. */
    UUID id();

    /** When it was made. */
    @Nullable
    Instant created();

    /** When it was last changed. */
    @Nullable
    Instant updated();

    /** Name, unique. */
    String name();

    /** Tags. */
    List<String> tags();

    /** Labels: texts, numbers or booleans; empty before 3.1. */
    Map<String, Object> labels();

    /** Starts a new one. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects the members. Not thread-safe. */
    final class Builder extends ImmutableFlow.Builder {
        Builder() {}
    }
}
