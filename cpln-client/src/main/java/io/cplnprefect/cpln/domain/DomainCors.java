/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.domain;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The rules for requests of pages from other origins. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = DomainCors.Builder.class)
public interface DomainCors extends Extensible {

    /** Returns the origins that may send requests. */
    List<CorsOrigin> allowOrigins();

    /** Returns the methods that are allowed. */
    List<String> allowMethods();

    /** Returns the request headers that are allowed. */
    List<String> allowHeaders();

    /** Returns the response headers that pages can read. */
    List<String> exposeHeaders();

    /** Returns how long a browser keeps the result of a check, such as {@code 24h}, which is the default; {@code null} if it is not set. */
    @Nullable
    String maxAge();

    /** Returns whether requests may contain credentials; {@code null} if it is not set. */
    @Nullable
    Boolean allowCredentials();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link DomainCors}. Not thread-safe. */
    final class Builder extends ImmutableDomainCors.Builder {
        Builder() {}
    }
}
