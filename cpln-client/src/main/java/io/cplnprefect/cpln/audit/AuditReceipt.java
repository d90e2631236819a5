/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.audit;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The response to an event that was written. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = AuditReceipt.Builder.class)
public interface AuditReceipt extends Extensible {

    /** Returns the id of the event; {@code null} if it is not set. */
    @Nullable
    String id();

    /** Returns the message of the service; {@code null} if it is not set. */
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

    /** A builder of {@link AuditReceipt}. Not thread-safe. */
    final class Builder extends ImmutableAuditReceipt.Builder {
        Builder() {}
    }
}
