/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.audit;

import io.cplnprefect.core.json.Model;
import java.time.Instant;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** Which events of an audit trail to read; those that meet all conditions. Immutable and thread-safe. */
@Value.Immutable
@Model
public interface AuditQuery {

    /** All events of the platform. */
    AuditQuery ALL = builder().build();

    /** Returns the type of the resources, such as {@code workload}; {@code null} for any. */
    @Nullable
    String resourceType();

    /**
     * Returns the name of the audit context.
     *
     * @return the name; {@code cpln}, that of the platform's own events, by default
     */
    @Value.Default
    default String contextName() {
        return "cpln";
    }

    /** Returns the earliest time of an event; {@code null} for any. */
    @Nullable
    Instant since();

    /** Returns the latest time of an event; {@code null} for any. */
    @Nullable
    Instant until();

    /**
     * Returns who caused the event: the email address of a user, or the full link of a service account or identity; {@code null} for
     * any.
     */
    @Nullable
    String subject();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link AuditQuery}. Not thread-safe. */
    final class Builder extends ImmutableAuditQuery.Builder {
        Builder() {}
    }
}
