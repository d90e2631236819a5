/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.policy;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.cpln.query.SelectionQuery;
import io.cplnprefect.cpln.resource.Item;
import io.cplnprefect.cpln.resource.Origin;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A policy: it grants permissions on objects of one kind. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = Policy.Builder.class)
public interface Policy extends Item, Extensible {

    /** Returns the kind of the objects; {@code null} if it is not set. */
    @Nullable
    String targetKind();

    /** Returns the links of the objects. */
    List<String> targetLinks();

    /** Returns {@code all} for all objects of the kind; {@code null} if it is not set. */
    @Nullable
    String target();

    /** Returns the query that selects the objects instead; {@code null} if it is not set. */
    @Nullable
    SelectionQuery targetQuery();

    /** Returns the permissions and their principals. */
    List<PolicyBinding> bindings();

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

    /** A builder of {@link Policy}. Not thread-safe. */
    final class Builder extends ImmutablePolicy.Builder {
        Builder() {}
    }
}
