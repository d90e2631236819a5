/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.mk8s.byok;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.AllowNulls;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The program that applies changes to a cluster of the user. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = ByokActuator.Builder.class)
public interface ByokActuator extends Extensible {

    /** Returns the CPU that is guaranteed, such as {@code 100m}; {@code null} if it is not set. */
    @Nullable
    String minCpu();

    /** Returns the maximum CPU, such as {@code 500m}; {@code null} if it is not set. */
    @Nullable
    String maxCpu();

    /** Returns the memory that is guaranteed, such as {@code 128Mi}; {@code null} if it is not set. */
    @Nullable
    String minMemory();

    /** Returns the maximum memory, such as {@code 512Mi}; {@code null} if it is not set. */
    @Nullable
    String maxMemory();

    /** Returns the level of its log: {@code trace}, {@code info} or {@code error}; {@code null} if it is not set. */
    @Nullable
    String logLevel();

    /** Returns the environment variables by name. */
    @Value.Redacted
    Map<String, @AllowNulls String> env();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link ByokActuator}. Not thread-safe. */
    final class Builder extends ImmutableByokActuator.Builder {
        Builder() {}
    }
}
