/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.audit;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.AllowNulls;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** Who caused an audit event. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = AuditSubject.Builder.class)
public interface AuditSubject extends Extensible {

    /** Returns the email address of a user; {@code null} if it is not set. */
    @Nullable
    String email();

    /** Returns the name of a user or the link of another principal; {@code null} if it is not set. */
    @Nullable
    String name();

    /** Returns the claims of the token. */
    @Value.Redacted
    Map<String, @AllowNulls Object> claims();

    /** Returns further content, such as {@code type} and {@code principalLink}. */
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

    /** A builder of {@link AuditSubject}. Not thread-safe. */
    final class Builder extends ImmutableAuditSubject.Builder {
        Builder() {}
    }
}
