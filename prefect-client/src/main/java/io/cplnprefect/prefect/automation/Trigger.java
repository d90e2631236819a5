/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.automation;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * What starts the actions of an automation: events, or other triggers. Its type determines which of the attributes apply.
 * Immutable and thread-safe.
 */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableTrigger.class)
public interface Trigger extends Extensible {

    /** Returns {@code event}, {@code compound} or {@code sequence}. */
    String type();

    /** Returns the id; set by the server. */
    @Nullable
    UUID id();

    /** Returns the labels of the resource of an event: a text, or a list of texts of which one must match. */
    Map<String, Object> match();

    /** Returns the labels of related resources, as a map; 3.x also accepts a list of maps. */
    @Nullable
    Object matchRelated();

    /** Returns the names of events after which the trigger starts to expect others. */
    List<String> after();

    /** Returns the names of the events that the trigger expects. */
    List<String> expect();

    /** Returns the labels by whose values events are counted separately. */
    List<String> forEach();

    /**
     * Returns {@code Reactive} if the trigger fires when the events happen, {@code Proactive} if it fires when they do
     * not.
     */
    @Nullable
    String posture();

    /** Returns the number of events. */
    @Nullable
    Integer threshold();

    /** Returns the seconds within which the events must happen or the triggers must fire. */
    @Nullable
    Double within();

    /** Returns the triggers of a compound or sequence. */
    List<Trigger> triggers();

    /** Returns the number of triggers of a compound that must fire, or {@code any} or {@code all}. */
    @Nullable
    Object require();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link Trigger}. Not thread-safe. */
    final class Builder extends ImmutableTrigger.Builder {
        Builder() {}
    }
}
