/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.automation;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;

/** A request that enables or disables an automation. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableAutomationSwitch.class)
public interface AutomationSwitch {

    /** Returns whether the trigger is evaluated. */
    Boolean enabled();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link AutomationSwitch}. Not thread-safe. */
    final class Builder extends ImmutableAutomationSwitch.Builder {
        Builder() {}
    }
}
