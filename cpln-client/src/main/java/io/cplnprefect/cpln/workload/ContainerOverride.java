/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The settings of one container that one job replaces. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = ContainerOverride.Builder.class)
public interface ContainerOverride extends Extensible {

    /** Returns the name of a container of the workload. */
    String name();

    /** Returns the image; {@code null} if it is not set. */
    @Nullable
    String image();

    /** Returns the CPU, such as {@code 500m}; {@code null} if it is not set. */
    @Nullable
    String cpu();

    /** Returns the memory, such as {@code 512Mi}; {@code null} if it is not set. */
    @Nullable
    String memory();

    /** Returns the program that replaces the entry point of the image, as one word; {@code null} if it is not set. */
    @Nullable
    String command();

    /** Returns the arguments of the program. */
    @Value.Redacted
    List<String> args();

    /** Returns the environment variables, which replace those of the workload. */
    @Value.Redacted
    List<EnvironmentVariable> env();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link ContainerOverride}. Not thread-safe. */
    final class Builder extends ImmutableContainerOverride.Builder {
        Builder() {}
    }
}
