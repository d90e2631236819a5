/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.cplnprefect.core.json.OpenValue;

/** How far a command is. Values that are not among the constants are kept as they are. */
public final class LifecycleStage extends OpenValue {

    /** Accepted. */
    public static final LifecycleStage PENDING = new LifecycleStage("pending");

    /** Under way. */
    public static final LifecycleStage RUNNING = new LifecycleStage("running");

    /** Ended well. */
    public static final LifecycleStage COMPLETED = new LifecycleStage("completed");

    /** Ended badly. */
    public static final LifecycleStage FAILED = new LifecycleStage("failed");

    /** Stopped. */
    public static final LifecycleStage CANCELLED = new LifecycleStage("cancelled");

    private LifecycleStage(String value) {
        super(value);
    }

    /** The value with this text. */
    @JsonCreator
    public static LifecycleStage of(String value) {
        return new LifecycleStage(value);
    }

    /**
     * Whether it is known to be a final one.
     *
     * @return {@code true} for completed, failed, cancelled
     */
    public boolean ended() {
        return equals(COMPLETED) || equals(FAILED) || equals(CANCELLED);
    }
}
