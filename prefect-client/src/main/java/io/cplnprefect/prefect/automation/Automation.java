/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.automation;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** An automation: actions that the server performs when a trigger fires. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableAutomation.class)
public interface Automation extends Extensible {

    /** Returns the id of the automation. */
    UUID id();

    /** Returns when it was created. */
    @Nullable
    Instant created();

    /** Returns when it was last changed. */
    @Nullable
    Instant updated();

    /** Returns the name. */
    String name();

    /** Returns the description. */
    @Nullable
    String description();

    /** Returns whether the trigger is evaluated. */
    @Nullable
    Boolean enabled();

    /** Returns the tags; empty before 3.x. */
    List<String> tags();

    /** Returns what starts the actions. */
    Trigger trigger();

    /** Returns the actions that are performed each time. */
    List<Action> actions();

    /** Returns the actions that are performed when the trigger fires. */
    List<Action> actionsOnTrigger();

    /** Returns the actions that are performed when its cause is gone. */
    List<Action> actionsOnResolve();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link Automation}. Not thread-safe. */
    final class Builder extends ImmutableAutomation.Builder {
        Builder() {}
    }
}
