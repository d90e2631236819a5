/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.org;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The rules of the login to an organization. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = OrgAuthentication.Builder.class)
public interface OrgAuthentication extends Extensible {

    /** Returns the domains of e-mail addresses whose users become members when they log in. */
    List<String> domainAutoMembers();

    /** Returns whether users must log in by SAML; {@code null} if it is not set. */
    @Nullable
    Boolean samlOnly();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link OrgAuthentication}. Not thread-safe. */
    final class Builder extends ImmutableOrgAuthentication.Builder {
        Builder() {}
    }
}
