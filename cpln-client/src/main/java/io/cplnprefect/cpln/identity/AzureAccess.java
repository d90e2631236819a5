/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.identity;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The access of an identity to an account of Microsoft Azure. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = AzureAccess.Builder.class)
public interface AzureAccess extends Extensible {

    /** Returns the link of the cloud account; {@code null} if it is not set. */
    @Nullable
    String cloudAccountLink();

    /** Returns the roles. */
    List<AzureRoleAssignment> roleAssignments();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link AzureAccess}. Not thread-safe. */
    final class Builder extends ImmutableAzureAccess.Builder {
        Builder() {}
    }
}
