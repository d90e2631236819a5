/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.audit;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.AllowNulls;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** What was done. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = AuditAction.Builder.class)
public interface AuditAction extends Extensible {

    /** Returns the type of the action, such as {@code create}, {@code edit} or {@code delete}; {@code null} if it is not set. */
    @Nullable
    String type();

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

    /** A builder of {@link AuditAction}. Not thread-safe. */
    final class Builder extends ImmutableAuditAction.Builder {
        Builder() {}
    }
}
