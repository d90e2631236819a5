/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.auditctx;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.AllowNulls;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.cpln.resource.Item;
import io.cplnprefect.cpln.resource.Origin;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** An audit context: a named trail to which applications write their own audit events. It cannot be deleted. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = AuditContext.Builder.class)
public interface AuditContext extends Item, Extensible {

    /** Returns the status, which the server sets. */
    @Value.Redacted
    Map<String, @AllowNulls Object> status();

    /** Returns where the object comes from; {@code null} if it is not set. */
    @Nullable
    Origin origin();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link AuditContext}. Not thread-safe. */
    final class Builder extends ImmutableAuditContext.Builder {
        Builder() {}
    }
}
