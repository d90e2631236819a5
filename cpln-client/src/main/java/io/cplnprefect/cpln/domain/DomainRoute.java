/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.domain;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A route: the requests that match it are sent to a workload. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = DomainRoute.Builder.class)
public interface DomainRoute extends Extensible {

    /** Returns the text that replaces the prefix of the path; {@code null} if it is not set. */
    @Nullable
    String replacePrefix();

    /** Returns the regular expression that the path matches; exclusive with the prefix; {@code null} if it is not set. */
    @Nullable
    String regex();

    /** Returns the prefix of the path; {@code null} if it is not set. */
    @Nullable
    String prefix();

    /** Returns the link of the workload; {@code null} if it is not set. */
    @Nullable
    String workloadLink();

    /** Returns the port of the workload; its first port by default; {@code null} if it is not set. */
    @Nullable
    Integer port();

    /** Returns the prefix of the host name; {@code null} if it is not set. */
    @Nullable
    String hostPrefix();

    /** Returns the regular expression that the host name matches; exclusive with the prefix of the host; {@code null} if it is not set. */
    @Nullable
    String hostRegex();

    /** Returns the headers that are changed; {@code null} if it is not set. */
    @Nullable
    RouteHeaders headers();

    /** Returns the number of the replica of a stateful workload to which all requests are sent; {@code null} if it is not set. */
    @Nullable
    Integer replica();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link DomainRoute}. Not thread-safe. */
    final class Builder extends ImmutableDomainRoute.Builder {
        Builder() {}
    }
}
