/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.group;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.cpln.query.SelectionQuery;
import io.cplnprefect.cpln.resource.Item;
import io.cplnprefect.cpln.resource.Origin;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A group of users and service accounts, to which policies can grant permissions. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = Group.Builder.class)
public interface Group extends Item, Extensible {

    /** Returns the links of the members, up to 200. */
    List<String> memberLinks();

    /** Returns the query that selects users as further members; {@code null} if it is not set. */
    @Nullable
    SelectionQuery memberQuery();

    /** Returns the expression that selects members by the claims of their login; {@code null} if it is not set. */
    @Nullable
    IdentityMatcher identityMatcher();

    /** Returns where the object comes from; {@code null} if it is not set. */
    @Nullable
    Origin origin();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link Group}. Not thread-safe. */
    final class Builder extends ImmutableGroup.Builder {
        Builder() {}
    }
}
