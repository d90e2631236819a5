/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.identity;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The access of an identity to a project of Google Cloud: through an existing service account, or through bindings for which the platform creates one. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = GcpAccess.Builder.class)
public interface GcpAccess extends Extensible {

    /** Returns the link of the cloud account; {@code null} if it is not set. */
    @Nullable
    String cloudAccountLink();

    /** Returns the scopes of the tokens; an empty list differs from {@code null}, with which the platform uses its default. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Nullable
    List<String> scopes();

    /** Returns the e-mail address of an existing service account; exclusive with bindings; {@code null} if it is not set. */
    @Nullable
    String serviceAccount();

    /** Returns the roles of the service account that the platform creates. */
    List<GcpBinding> bindings();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link GcpAccess}. Not thread-safe. */
    final class Builder extends ImmutableGcpAccess.Builder {
        Builder() {}
    }
}
