/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.domain;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.cpln.workload.container.PortProtocol;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A port of a domain, and where its requests are sent. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = DomainPort.Builder.class)
public interface DomainPort extends Extensible {

    /** Returns the number; 443 by default; {@code null} if it is not set. */
    @Nullable
    Integer number();

    /** Returns the protocol: HTTP 1, HTTP 2 or TCP; HTTP 2 by default; {@code null} if it is not set. */
    @Nullable
    PortProtocol protocol();

    /** Returns the routes, up to 150, of which the first that matches counts. */
    List<DomainRoute> routes();

    /** Returns the rules for requests of pages from other origins; {@code null} if it is not set. */
    @Nullable
    DomainCors cors();

    /** Returns the TLS settings; {@code null} if it is not set. */
    @Nullable
    DomainTls tls();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link DomainPort}. Not thread-safe. */
    final class Builder extends ImmutableDomainPort.Builder {
        Builder() {}
    }
}
