/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.org;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The status of an organization. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = OrgStatus.Builder.class)
public interface OrgStatus extends Extensible {

    /** Returns the link of the account that pays for the organization; {@code null} if it is not set. */
    @Nullable
    String accountLink();

    /** Returns whether the organization is active; {@code null} if it is not set. */
    @Nullable
    Boolean active();

    /** Returns the prefix of endpoint names; {@code null} if it is not set. */
    @Nullable
    String endpointPrefix();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link OrgStatus}. Not thread-safe. */
    final class Builder extends ImmutableOrgStatus.Builder {
        Builder() {}
    }
}
