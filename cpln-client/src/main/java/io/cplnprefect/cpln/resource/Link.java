/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.resource;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;

/** A link from an object to another. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableLink.class)
public interface Link extends Extensible {

    /** What the other is to this one, such as {@code self} or {@code next}. */
    String rel();

    /** Where it is: a path on the API server. */
    String href();

    /** Starts a new one. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects the members. Not thread-safe. */
    final class Builder extends ImmutableLink.Builder {
        Builder() {}
    }
}
