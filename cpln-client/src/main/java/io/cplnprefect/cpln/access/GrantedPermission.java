/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.access;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A permission on an object, with the bindings that grant it. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = GrantedPermission.Builder.class)
public interface GrantedPermission extends Extensible {

    /** Returns the name, such as {@code edit}; {@code null} if it is not set. */
    @Nullable
    String name();

    /** Returns the description; {@code null} if it is not set. */
    @Nullable
    String description();

    /** Returns the bindings that grant the permission. */
    List<PrincipalBinding> bindings();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link GrantedPermission}. Not thread-safe. */
    final class Builder extends ImmutableGrantedPermission.Builder {
        Builder() {}
    }
}
