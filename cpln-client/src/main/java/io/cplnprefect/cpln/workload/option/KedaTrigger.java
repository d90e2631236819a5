/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload.option;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.AllowNulls;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A source by which KEDA scales. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = KedaTrigger.Builder.class)
public interface KedaTrigger extends Extensible {

    /** Returns the type of the source, such as {@code cron} or {@code redis}; {@code null} if it is not set. */
    @Nullable
    String type();

    /** Returns the settings of the source, as KEDA defines them. */
    @Value.Redacted
    Map<String, @AllowNulls Object> metadata();

    /** Returns the name, to which formulas refer; {@code null} if it is not set. */
    @Nullable
    String name();

    /** Returns whether the values of the last read are used between reads; {@code null} if it is not set. */
    @Nullable
    Boolean useCachedMetrics();

    /** Returns how the value is compared with the target; {@code null} if it is not set. */
    @Nullable
    KedaMetricType metricType();

    /** Returns the credentials of the source; {@code null} if it is not set. */
    @Nullable
    KedaAuthentication authenticationRef();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link KedaTrigger}. Not thread-safe. */
    final class Builder extends ImmutableKedaTrigger.Builder {
        Builder() {}
    }
}
