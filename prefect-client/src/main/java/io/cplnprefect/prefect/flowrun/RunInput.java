/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.flowrun;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.UUID;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A value that a task run depends on: the result of a run, a parameter, or a constant. Immutable and thread-safe.
 */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableRunInput.class)
public interface RunInput extends Extensible {

    /** Returns {@code task_run}, {@code flow_run}, {@code parameter} or {@code constant}. */
    String inputType();

    /** Returns the id of the run, for a result. */
    @Nullable
    UUID id();

    /** Returns the name of the parameter. */
    @Nullable
    String name();

    /** Returns the type of the constant. */
    @Nullable
    String type();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link RunInput}. Not thread-safe. */
    final class Builder extends ImmutableRunInput.Builder {
        Builder() {}
    }
}
