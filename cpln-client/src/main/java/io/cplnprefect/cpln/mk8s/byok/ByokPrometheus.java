/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.mk8s.byok;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The Prometheus server of a cluster of the user. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = ByokPrometheus.Builder.class)
public interface ByokPrometheus extends Extensible {

    /** Returns the main server; {@code null} if it is not set. */
    @Nullable
    ByokPrometheusServer main();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link ByokPrometheus}. Not thread-safe. */
    final class Builder extends ImmutableByokPrometheus.Builder {
        Builder() {}
    }
}
