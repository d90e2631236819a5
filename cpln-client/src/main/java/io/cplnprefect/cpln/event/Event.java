/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.event;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.time.Instant;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** An event of an object: what the platform did with it, or could not do. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = Event.Builder.class)
public interface Event extends Extensible {

    /** Returns the id; {@code null} if it is not set. */
    @Nullable
    String id();

    /** Returns the time of the first occurrence; {@code null} if it is not set. */
    @Nullable
    Instant created();

    /** Returns the kind of the document, {@code event}; {@code null} if it is not set. */
    @Nullable
    String kind();

    /** Returns the time of the last occurrence; {@code null} if it is not set. */
    @Nullable
    Instant lastEventTime();

    /** Returns how often the event has occurred; {@code null} if it is not set. */
    @Nullable
    Integer eventCount();

    /** Returns the message. */
    String status();

    /** Returns whether the event is kept at the top of the list; {@code null} if it is not set. */
    @Nullable
    Boolean pinned();

    /** Returns where the event is from; {@code null} if it is not set. */
    @Nullable
    EventContext context();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link Event}. Not thread-safe. */
    final class Builder extends ImmutableEvent.Builder {
        Builder() {}
    }
}
