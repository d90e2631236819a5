/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.location;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The status of a location. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = LocationStatus.Builder.class)
public interface LocationStatus extends Extensible {

    /** Returns the place on the earth; {@code null} if it is not set. */
    @Nullable
    Geo geo();

    /** Returns the addresses from which requests of workloads are sent, as CIDR ranges. */
    List<String> ipRanges();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link LocationStatus}. Not thread-safe. */
    final class Builder extends ImmutableLocationStatus.Builder {
        Builder() {}
    }
}
