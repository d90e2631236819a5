/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.sync;

import io.cplnprefect.core.json.Model;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.immutables.value.Value;

/** The settings of an observation. Immutable. Every value has a default. */
@Value.Immutable
@Model
public interface SyncSettings {

    /**
     * Returns a builder of settings.
     *
     * @return the builder
     */
    static Builder builder() {
        return new Builder();
    }

    /**
     * Returns the default settings.
     *
     * @return the settings
     */
    static SyncSettings defaults() {
        return builder().build();
    }

    /** A builder of {@link SyncSettings}. Not thread-safe. */
    final class Builder extends ImmutableSyncSettings.Builder {
        Builder() {}
    }

    /**
     * Returns the margin: longer than the total time of a start plus the delay after which its command is listed; 60 seconds by
     * default. A missing command is evidence only this long after the last start that could have been sent.
     *
     * @return the time
     */
    @Value.Default
    default Duration margin() {
        return Duration.ofSeconds(60);
    }

    /**
     * Returns how old the claim of an offline worker must be before its flow run is given back; 5 minutes by default.
     *
     * @return the time
     */
    @Value.Default
    default Duration giveBackAge() {
        return Duration.ofMinutes(5);
    }

    /**
     * Returns how long the report of a flow may take after its job has completed; 60 seconds by default.
     *
     * @return the time
     */
    @Value.Default
    default Duration reportGrace() {
        return Duration.ofSeconds(60);
    }

    /**
     * Returns how long the job of a flow run may continue after the flow run has ended; 60 seconds by default.
     *
     * @return the time
     */
    @Value.Default
    default Duration stopGrace() {
        return Duration.ofSeconds(60);
    }

    /**
     * Returns how long a flow that has started may take to end by itself when it is cancelled; 60 seconds by default.
     *
     * @return the time
     */
    @Value.Default
    default Duration cancelGrace() {
        return Duration.ofSeconds(60);
    }

    /**
     * Returns the minimum time between two sightings of the same fact; 10 seconds by default.
     *
     * @return the time
     */
    @Value.Default
    default Duration betweenSightings() {
        return Duration.ofSeconds(10);
    }

    /**
     * Returns the minimum time between two sightings of a missing command; 60 seconds by default.
     *
     * @return the time
     */
    @Value.Default
    default Duration betweenMissingSightings() {
        return Duration.ofSeconds(60);
    }

    /**
     * Returns how often a command must be missing before its job is regarded as ended; 5 by default.
     *
     * @return at least 2
     */
    @Value.Default
    default int missingSightings() {
        return 5;
    }

    /**
     * Returns whether a job that completed without a report of its flow makes the flow run CRASHED instead of COMPLETED;
     * {@code false} by default.
     *
     * @return whether it does
     */
    @Value.Default
    default boolean missingReportCrashes() {
        return false;
    }

    /**
     * Returns whether the flow runs and jobs of other agents, such as Control Plane's Python worker, are observed like own ones;
     * {@code false} by default.
     *
     * @return whether they are
     */
    @Value.Default
    default boolean adoptForeign() {
        return false;
    }

    /**
     * Returns what is invalid in these settings.
     *
     * @return messages; empty if the settings are valid
     */
    default List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (missingSightings() < 2) {
            problems.add("Invalid missingSightings " + missingSightings() + ": expected at least 2");
        }
        if (margin().isNegative() || margin().isZero()) {
            problems.add("Invalid margin " + margin() + ": expected a positive duration");
        }
        return problems;
    }
}
