/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.cplnprefect.core.json.OpenValue;

/** The stage of a command. An unknown value is kept. Immutable and thread-safe. */
public final class LifecycleStage extends OpenValue {

    /** Accepted. */
    public static final LifecycleStage PENDING = new LifecycleStage("pending");

    /** In progress. */
    public static final LifecycleStage RUNNING = new LifecycleStage("running");

    /** Ended successfully. */
    public static final LifecycleStage COMPLETED = new LifecycleStage("completed");

    /** Failed. */
    public static final LifecycleStage FAILED = new LifecycleStage("failed");

    /** Cancelled. */
    public static final LifecycleStage CANCELLED = new LifecycleStage("cancelled");

    private LifecycleStage(String value) {
        super(value);
    }

    /**
     * Returns the value with a text.
     *
     * @param value the text
     * @return a value
     */
    @JsonCreator
    public static LifecycleStage of(String value) {
        return new LifecycleStage(value);
    }

    /**
     * Returns whether this is a final stage.
     *
     * @return {@code true} for completed, failed and cancelled; {@code false} for an unknown stage
     */
    public boolean ended() {
        return equals(COMPLETED) || equals(FAILED) || equals(CANCELLED);
    }
}
