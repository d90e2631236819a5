/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.identity;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A Private Service Connect of Google Cloud. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = GcpServiceConnect.Builder.class)
public interface GcpServiceConnect extends Extensible {

    /** Returns the service attachment; {@code null} if it is not set. */
    @Nullable
    String targetService();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link GcpServiceConnect}. Not thread-safe. */
    final class Builder extends ImmutableGcpServiceConnect.Builder {
        Builder() {}
    }
}
