/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.audit;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.AllowNulls;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** Where an audit event comes from. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = AuditEventContext.Builder.class)
public interface AuditEventContext extends Extensible {

    /** Returns the name of the organization; {@code null} if it is not set. */
    @Nullable
    String org();

    /** Returns the name of the audit context; {@code cpln} in events of the platform; {@code null} if it is not set. */
    @Nullable
    String name();

    /** Returns the address of the client; {@code null} if it is not set. */
    @Nullable
    String remoteIp();

    /** Returns the source of the event; {@code null} if it is not set. */
    @Nullable
    String eventSource();

    /** Returns the location of the workload that sent the event; {@code null} if it is not set. */
    @Nullable
    String location();

    /** Returns the alias of the GVC of that workload; {@code null} if it is not set. */
    @Nullable
    String gvcAlias();

    /** Returns the replica that sent the event; {@code null} if it is not set. */
    @Nullable
    String podId();

    /** Returns further content. */
    @Value.Redacted
    Map<String, @AllowNulls Object> data();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link AuditEventContext}. Not thread-safe. */
    final class Builder extends ImmutableAuditEventContext.Builder {
        Builder() {}
    }
}
