/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.access;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.AllowNulls;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.cpln.resource.Link;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The permissions that a kind has. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = PermissionSet.Builder.class)
public interface PermissionSet extends Extensible {

    /** Returns the links to related objects. */
    List<Link> links();

    /** Returns the kind of the document, {@code permissions}; {@code null} if it is not set. */
    @Nullable
    String kind();

    /** Returns the kind that has the permissions. */
    String targetKind();

    /** Returns the permissions. */
    List<Permission> items();

    /** Returns the permissions that a permission includes, by its name. */
    Map<String, @AllowNulls List<String>> implied();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link PermissionSet}. Not thread-safe. */
    final class Builder extends ImmutablePermissionSet.Builder {
        Builder() {}
    }
}
