/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.domain;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.cpln.resource.Item;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A domain: a DNS name that leads to a GVC or to workloads. Its name is the DNS name. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = Domain.Builder.class)
public interface Domain extends Item, Extensible {

    /** Returns the specification; {@code null} if it is not set. */
    @Nullable
    DomainSpec spec();

    /** Returns the status, which the server sets; {@code null} if it is not set. */
    @Nullable
    DomainStatus status();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link Domain}. Not thread-safe. */
    final class Builder extends ImmutableDomain.Builder {
        Builder() {}
    }
}
