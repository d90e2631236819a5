/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.mk8s.addon;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.AllowNulls;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** What Amazon Web Services must trust before pods have identities there. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = AwsIdentityStatus.Builder.class)
public interface AwsIdentityStatus extends Extensible {

    /** Returns the OpenID provider that must be created; {@code null} if it is not set. */
    @Nullable
    OidcProvider oidcProviderConfig();

    /** Returns the trust policy of roles. */
    @Value.Redacted
    Map<String, @AllowNulls Object> trustPolicy();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link AwsIdentityStatus}. Not thread-safe. */
    final class Builder extends ImmutableAwsIdentityStatus.Builder {
        Builder() {}
    }
}
