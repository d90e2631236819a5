/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.quota;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.AllowNulls;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.cpln.resource.Item;
import io.cplnprefect.cpln.resource.Origin;
import java.math.BigDecimal;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A quota: the maximum of a number, and its present value. Its path contains the id, not the name. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = Quota.Builder.class)
public interface Quota extends Item, Extensible {

    /** Returns the unit, such as {@code MiB} or {@code millicore}; {@code null} if it is not set. */
    @Nullable
    String unit();

    /** Returns what the quota counts, such as {@code gvcLink} for a quota of each GVC. */
    @Value.Redacted
    Map<String, @AllowNulls Object> dimensions();

    /** Returns the maximum; {@code null} if it is not set. */
    @Nullable
    BigDecimal max();

    /** Returns the present value; {@code null} if it is not set. */
    @Nullable
    BigDecimal current();

    /** Returns where the object comes from; {@code null} if it is not set. */
    @Nullable
    Origin origin();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link Quota}. Not thread-safe. */
    final class Builder extends ImmutableQuota.Builder {
        Builder() {}
    }
}
