/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.automation;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.prefect.dialect.Since;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A request that replaces an automation. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableAutomationUpdate.class)
public interface AutomationUpdate {

    /** Returns the name. */
    String name();

    /** Returns the description. */
    @Nullable
    String description();

    /** Returns whether the trigger is evaluated; {@code true} is the default of servers. */
    @Nullable
    Boolean enabled();

    /** Returns the tags; requires Prefect 3.4.7. */
    @Since("3.4.7")
    @Nullable
    List<String> tags();

    /** Returns what starts the actions. */
    Trigger trigger();

    /** Returns the actions that are performed each time. */
    List<Action> actions();

    /** Returns the actions that are performed when the trigger fires. */
    @Nullable
    List<Action> actionsOnTrigger();

    /** Returns the actions that are performed when its cause is gone. */
    @Nullable
    List<Action> actionsOnResolve();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link AutomationUpdate}. Not thread-safe. */
    final class Builder extends ImmutableAutomationUpdate.Builder {
        Builder() {}
    }
}
