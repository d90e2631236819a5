/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.gvc;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The LightStep service that receives the traces. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = LightstepTracing.Builder.class)
public interface LightstepTracing extends Extensible {

    /** Returns the address of the service, as host and port; {@code null} if it is not set. */
    @Nullable
    String endpoint();

    /** Returns the link of the secret with the access token; {@code null} if it is not set. */
    @Nullable
    String credentials();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link LightstepTracing}. Not thread-safe. */
    final class Builder extends ImmutableLightstepTracing.Builder {
        Builder() {}
    }
}
