/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.access;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A binding of a policy that grants a permission on an object to a principal. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = PrincipalBinding.Builder.class)
public interface PrincipalBinding extends Extensible {

    /** Returns the link of the user, group, service account or identity; {@code null} if it is not set. */
    @Nullable
    String principalLink();

    /** Returns the link of the policy; {@code null} if it is not set. */
    @Nullable
    String grantingPolicyLink();

    /** Returns the permissions that the binding grants. */
    List<String> grantedPermissions();

    /** Returns why the policy applies to the object: {@code link}, {@code query} or {@code all}; {@code null} if it is not set. */
    @Nullable
    String match();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link PrincipalBinding}. Not thread-safe. */
    final class Builder extends ImmutablePrincipalBinding.Builder {
        Builder() {}
    }
}
