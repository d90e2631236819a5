/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.cleanup;

import io.cplnprefect.bridge.internal.workload.Retirement;
import io.cplnprefect.core.json.Model;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.immutables.value.Value;

/** The settings of a cleanup. Immutable. Every value except the GVCs has a default. */
@Value.Immutable
@Model
public interface CleanupSettings {

    /**
     * Returns a builder of settings.
     *
     * @return the builder
     */
    static Builder builder() {
        return new Builder();
    }

    /**
     * Returns the default settings for some GVCs.
     *
     * @param gvcs names of the GVCs
     * @return the settings
     */
    static CleanupSettings of(String... gvcs) {
        return builder().addGvcs(gvcs).build();
    }

    /** A builder of {@link CleanupSettings}. Not thread-safe. */
    final class Builder extends ImmutableCleanupSettings.Builder {
        Builder() {}
    }

    /**
     * Returns the names of the GVCs whose objects are deleted. Required.
     *
     * @return the names
     */
    Set<String> gvcs();

    /**
     * Returns the names of the work pools whose worker records are deleted.
     *
     * @return the names; empty for all work pools of the types {@code cpln} and {@code prefect-agent}
     */
    Set<String> workPools();

    /**
     * Returns how long an object must have been unused; 24 hours by default.
     *
     * @return at least 10 minutes
     */
    @Value.Default
    default Duration orphanAge() {
        return Duration.ofHours(24);
    }

    /**
     * Returns the time between the retirement of an object and its deletion; 10 minutes by default. Submissions that have read a workload
     * before its retirement must have ended by then, also those of other agents.
     *
     * @return at least 10 minutes
     */
    @Value.Default
    default Duration retirement() {
        return Retirement.MIN_AGE;
    }

    /**
     * Returns whether the workloads of other agents, such as Control Plane's own in Python, are deleted too; {@code false} by default.
     *
     * @return whether they are
     */
    @Value.Default
    default boolean foreign() {
        return false;
    }

    /**
     * Returns whether nothing is changed; {@code false} by default. The report then contains what a round would do.
     *
     * @return whether nothing is changed
     */
    @Value.Default
    default boolean dryRun() {
        return false;
    }

    /**
     * Returns what is invalid or missing in these settings.
     *
     * @return messages; empty if the settings are valid
     */
    default List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (gvcs().isEmpty()) {
            problems.add("Missing GVCs of the cleanup. Set gvcs, or CPLN_GVC");
        }
        if (orphanAge().compareTo(Retirement.MIN_AGE) < 0) {
            problems.add("Invalid orphan age " + orphanAge() + " of the cleanup: expected at least "
                    + Retirement.MIN_AGE + ". Set orphanAge");
        }
        if (retirement().compareTo(Retirement.MIN_AGE) < 0) {
            problems.add("Invalid retirement " + retirement() + " of the cleanup: expected at least "
                    + Retirement.MIN_AGE + ", by which submissions under way have ended. Set retirement");
        }
        return problems;
    }
}
