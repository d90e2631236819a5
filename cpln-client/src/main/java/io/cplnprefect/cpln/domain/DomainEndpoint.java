/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.domain;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** An address that a domain serves. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = DomainEndpoint.Builder.class)
public interface DomainEndpoint extends Extensible {

    /** Returns the address; {@code null} if it is not set. */
    @Nullable
    String url();

    /** Returns the link of the workload; {@code null} if it is not set. */
    @Nullable
    String workloadLink();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link DomainEndpoint}. Not thread-safe. */
    final class Builder extends ImmutableDomainEndpoint.Builder {
        Builder() {}
    }
}
