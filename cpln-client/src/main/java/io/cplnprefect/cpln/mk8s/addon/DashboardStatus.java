/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.mk8s.addon;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The status of a dashboard. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = DashboardStatus.Builder.class)
public interface DashboardStatus extends Extensible {

    /** Returns the address of the dashboard; {@code null} if it is not set. */
    @Nullable
    String url();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link DashboardStatus}. Not thread-safe. */
    final class Builder extends ImmutableDashboardStatus.Builder {
        Builder() {}
    }
}
