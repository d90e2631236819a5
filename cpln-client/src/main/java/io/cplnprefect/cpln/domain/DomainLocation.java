/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.domain;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The certificate of a domain in one location. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = DomainLocation.Builder.class)
public interface DomainLocation extends Extensible {

    /** Returns the name of the location. */
    String name();

    /** Returns the state of the certificate; {@code null} if it is not set. */
    @Nullable
    DomainState certificateStatus();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link DomainLocation}. Not thread-safe. */
    final class Builder extends ImmutableDomainLocation.Builder {
        Builder() {}
    }
}
