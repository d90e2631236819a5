/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.audit;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The outcome of an action. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = AuditResult.Builder.class)
public interface AuditResult extends Extensible {

    /** Returns the status, such as {@code OK}; {@code null} if it is not set. */
    @Nullable
    String status();

    /** Returns the message; {@code null} if it is not set. */
    @Nullable
    String message();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link AuditResult}. Not thread-safe. */
    final class Builder extends ImmutableAuditResult.Builder {
        Builder() {}
    }
}
