/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.org;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A Fluentd server as the target of logs. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = FluentdLogging.Builder.class)
public interface FluentdLogging extends Extensible {

    /** Returns the host; {@code null} if it is not set. */
    @Nullable
    String host();

    /** Returns the port; 24224 by default; {@code null} if it is not set. */
    @Nullable
    Integer port();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link FluentdLogging}. Not thread-safe. */
    final class Builder extends ImmutableFluentdLogging.Builder {
        Builder() {}
    }
}
