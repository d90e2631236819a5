/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.resource;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.cpln.link.ResourceLink;
import org.immutables.value.Value;

/** A link from one object to another. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = Link.Builder.class)
public interface Link extends Extensible {

    /** Returns the relation of the target to this object, such as {@code self} or {@code next}. */
    String rel();

    /** Returns the path of the target. */
    String href();

    /**
     * Returns the object at the target.
     *
     * @return the link of the object
     * @throws io.cplnprefect.core.error.UsageException if the path is not that of an object, as in a link to a next page
     */
    default ResourceLink target() {
        return ResourceLink.parse(href());
    }

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link Link}. Not thread-safe. */
    final class Builder extends ImmutableLink.Builder {
        Builder() {}
    }
}
