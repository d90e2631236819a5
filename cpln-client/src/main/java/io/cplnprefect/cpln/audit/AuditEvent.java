/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.audit;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.time.Instant;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** An event of the audit trail: who did what to which resource. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = AuditEvent.Builder.class)
public interface AuditEvent extends Extensible {

    /** Returns the id of the event, which the service assigns; {@code null} if it is not set. */
    @Nullable
    String id();

    /** Returns the time of the event; {@code null} if it is not set, which the service replaces by its own time. */
    @Nullable
    Instant eventTime();

    /** Returns the time at which the event was sent; {@code null} if it is not set. */
    @Nullable
    Instant postedTime();

    /** Returns the time at which the service received the event; {@code null} if it is not set. */
    @Nullable
    Instant receivedTime();

    /** Returns the id of the request that caused the event; {@code null} if it is not set. */
    @Nullable
    String requestId();

    /** Returns where the event comes from; {@code null} if it is not set. */
    @Nullable
    AuditEventContext context();

    /** Returns the resource that the event is about; {@code null} if it is not set. */
    @Nullable
    AuditResource resource();

    /** Returns who caused the event; {@code null} if it is not set. */
    @Nullable
    AuditSubject subject();

    /** Returns what was done; {@code null} if it is not set. */
    @Nullable
    AuditAction action();

    /** Returns the outcome; {@code null} if it is not set. */
    @Nullable
    AuditResult result();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link AuditEvent}. Not thread-safe. */
    final class Builder extends ImmutableAuditEvent.Builder {
        Builder() {}
    }
}
