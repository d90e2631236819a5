/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.policy;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.cpln.resource.Link;
import java.time.Instant;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The permissions on one object. It has no name of its own. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = ResourcePolicy.Builder.class)
public interface ResourcePolicy extends Extensible {

    /** Returns the id; {@code null} if it is not set. */
    @Nullable
    String id();

    /** Returns the kind of the document; {@code null} if it is not set. */
    @Nullable
    String kind();

    /** Returns the version, which every change raises by one; {@code null} if it is not set. */
    @Nullable
    Integer version();

    /** Returns the time of creation; {@code null} if it is not set. */
    @Nullable
    Instant created();

    /** Returns the time of the last change; {@code null} if it is not set. */
    @Nullable
    Instant lastModified();

    /** Returns the links to related objects. */
    List<Link> links();

    /** Returns the permissions and their principals. */
    List<PolicyBinding> bindings();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link ResourcePolicy}. Not thread-safe. */
    final class Builder extends ImmutableResourcePolicy.Builder {
        Builder() {}
    }
}
