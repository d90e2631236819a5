/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.mk8s.byok;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A Prometheus server. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = ByokPrometheusServer.Builder.class)
public interface ByokPrometheusServer extends Extensible {

    /** Returns the size of its volume, such as {@code 10Gi}; {@code null} if it is not set. */
    @Nullable
    String storage();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link ByokPrometheusServer}. Not thread-safe. */
    final class Builder extends ImmutableByokPrometheusServer.Builder {
        Builder() {}
    }
}
