/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.identity;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The roles of an identity in one scope of Microsoft Azure. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = AzureRoleAssignment.Builder.class)
public interface AzureRoleAssignment extends Extensible {

    /** Returns the scope, such as the path of a resource group; {@code null} if it is not set. */
    @Nullable
    String scope();

    /** Returns the roles. */
    List<String> roles();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link AzureRoleAssignment}. Not thread-safe. */
    final class Builder extends ImmutableAzureRoleAssignment.Builder {
        Builder() {}
    }
}
