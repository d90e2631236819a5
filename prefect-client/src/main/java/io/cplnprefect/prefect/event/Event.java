/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.event;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.AllowNulls;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * An event: what happened to a resource. Its payload is left out of {@code toString()}, because it may be secret.
 * Immutable and thread-safe.
 */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableEvent.class)
public interface Event extends Extensible {

    /** Returns the id of the event. */
    UUID id();

    /** Returns when it happened. */
    Instant occurred();

    /** Returns the name, such as {@code prefect.flow-run.Completed}. */
    String event();

    /** Returns the labels of the resource; {@code prefect.resource.id} is required. */
    Map<String, String> resource();

    /**
     * Returns the labels of related resources; {@code prefect.resource.id} and {@code prefect.resource.role} are
     * required.
     */
    List<Map<String, String>> related();

    /** Returns further data, as plain Java values. */
    @Value.Redacted
    Map<String, @AllowNulls Object> payload();

    /** Returns the id of the event that is known to have happened before. */
    @Nullable
    UUID follows();

    /** Returns when the server received it; set by the server. */
    @Nullable
    Instant received();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link Event}. Not thread-safe. */
    final class Builder extends ImmutableEvent.Builder {
        Builder() {}
    }
}
