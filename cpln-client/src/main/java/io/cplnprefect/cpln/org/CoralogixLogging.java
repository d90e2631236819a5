/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.org;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** Coralogix as the target of logs. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = CoralogixLogging.Builder.class)
public interface CoralogixLogging extends Extensible {

    /** Returns the host of the cluster: {@code coralogix.com}, {@code coralogix.us}, {@code app.coralogix.in}, {@code app.eu2.coralogix.com} or {@code app.coralogixsg.com}; {@code null} if it is not set. */
    @Nullable
    String cluster();

    /** Returns the link of an opaque secret with the key; {@code null} if it is not set. */
    @Nullable
    String credentials();

    /** Returns the name of the application; it may contain placeholders such as {@code {org}}; {@code null} if it is not set. */
    @Nullable
    String app();

    /** Returns the name of the subsystem; it may contain placeholders such as {@code {workload}}; {@code null} if it is not set. */
    @Nullable
    String subsystem();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link CoralogixLogging}. Not thread-safe. */
    final class Builder extends ImmutableCoralogixLogging.Builder {
        Builder() {}
    }
}
