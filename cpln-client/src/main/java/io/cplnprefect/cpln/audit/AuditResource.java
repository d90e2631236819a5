/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.audit;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.AllowNulls;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The resource that an audit event is about. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = AuditResource.Builder.class)
public interface AuditResource extends Extensible {

    /** Returns the id of the resource; {@code null} if it is not set. */
    @Nullable
    String id();

    /** Returns the name of the resource; {@code null} if it is not set. */
    @Nullable
    String name();

    /** Returns the type of the resource, which is its kind in events of the platform; {@code null} if it is not set. */
    @Nullable
    String type();

    /** Returns further content, which is the resource itself in events of the platform. */
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

    /** A builder of {@link AuditResource}. Not thread-safe. */
    final class Builder extends ImmutableAuditResource.Builder {
        Builder() {}
    }
}
