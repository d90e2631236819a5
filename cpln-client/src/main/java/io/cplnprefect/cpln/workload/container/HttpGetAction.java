/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload.container;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** An HTTP request of a probe. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = HttpGetAction.Builder.class)
public interface HttpGetAction extends Extensible {

    /** Returns the path; {@code /} by default; {@code null} if it is not set. */
    @Nullable
    String path();

    /** Returns the port; {@code null} if it is not set. */
    @Nullable
    Integer port();

    /** Returns the headers. */
    List<HttpHeader> httpHeaders();

    /** Returns the scheme; HTTP by default; {@code null} if it is not set. */
    @Nullable
    ProbeScheme scheme();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link HttpGetAction}. Not thread-safe. */
    final class Builder extends ImmutableHttpGetAction.Builder {
        Builder() {}
    }
}
