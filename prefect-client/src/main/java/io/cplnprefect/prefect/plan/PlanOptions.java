/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.plan;

import io.cplnprefect.core.json.Model;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The options of a plan. Immutable and thread-safe. */
@Value.Immutable
@Model
public interface PlanOptions {

    /** The default options: no scope, and nothing is removed. */
    PlanOptions DEFAULT = builder().build();

    /** Returns the tag that marks the deployments of these descriptions; it is added to all of them. Required for {@link #prune()}. */
    @Nullable
    String scope();

    /** Returns whether deployments that have the tag of the scope and are no longer described are removed. */
    @Value.Default
    default boolean prune() {
        return false;
    }

    /**
     * Returns the work pool that takes the place of each infrastructure block, {@code type-slug/name}, because Prefect 3 has no agents.
     */
    Map<String, String> poolOfBlock();

    /**
     * Returns the number of deployments that are written at the same time, at least 1; 1 by default, because a server with SQLite, the
     * default of Prefect, is slower with several. Use 8 for a server with PostgreSQL and for Prefect Cloud.
     */
    @Value.Default
    default int parallelism() {
        return 1;
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link PlanOptions}. Not thread-safe. */
    final class Builder extends ImmutablePlanOptions.Builder {
        Builder() {}
    }
}
