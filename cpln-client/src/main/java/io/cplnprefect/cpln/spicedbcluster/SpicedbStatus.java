/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.spicedbcluster;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The status of a SpiceDB cluster. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = SpicedbStatus.Builder.class)
public interface SpicedbStatus extends Extensible {

    /** Returns the address that is reached from the Internet; {@code null} if it is not set. */
    @Nullable
    String externalEndpoint();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link SpicedbStatus}. Not thread-safe. */
    final class Builder extends ImmutableSpicedbStatus.Builder {
        Builder() {}
    }
}
