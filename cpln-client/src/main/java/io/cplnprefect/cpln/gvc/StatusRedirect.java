/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.gvc;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The addresses to which requests are redirected, by status. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = StatusRedirect.Builder.class)
public interface StatusRedirect extends Extensible {

    /** Returns the address for statuses of 500 and above; {@code null} if it is not set. */
    @Nullable
    String status5xx();

    /** Returns the address for status 401; it may contain {@code %REQ(:path)%} and other placeholders of Envoy; {@code null} if it is not set. */
    @Nullable
    String status401();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link StatusRedirect}. Not thread-safe. */
    final class Builder extends ImmutableStatusRedirect.Builder {
        Builder() {}
    }
}
