/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.user;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.cpln.resource.Item;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A user of an organization. Invitations create users. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = User.Builder.class)
public interface User extends Item, Extensible {

    /** Returns the identity provider with which the user logs in; {@code null} if it is not set. */
    @Nullable
    String idp();

    /** Returns the e-mail address; {@code null} if it is not set. */
    @Nullable
    String email();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link User}. Not thread-safe. */
    final class Builder extends ImmutableUser.Builder {
        Builder() {}
    }
}
