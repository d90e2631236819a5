/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload.option;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The scaling of a workload by KEDA, a service that scales by outside sources such as queues. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = Keda.Builder.class)
public interface Keda extends Extensible {

    /** Returns the sources. */
    List<KedaTrigger> triggers();

    /** Returns the combination of the sources; {@code null} if it is not set. */
    @Nullable
    KedaAdvanced advanced();

    /** Returns the number of replicas while the sources fail; {@code null} if it is not set. */
    @Nullable
    KedaFallback fallback();

    /** Returns the seconds between reads of the sources; {@code null} if it is not set. */
    @Nullable
    Integer pollingInterval();

    /** Returns the seconds after the last activity before the workload is scaled to zero; {@code null} if it is not set. */
    @Nullable
    Integer cooldownPeriod();

    /** Returns the seconds after the creation before the workload can be scaled to zero; {@code null} if it is not set. */
    @Nullable
    Integer initialCooldownPeriod();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link Keda}. Not thread-safe. */
    final class Builder extends ImmutableKeda.Builder {
        Builder() {}
    }
}
