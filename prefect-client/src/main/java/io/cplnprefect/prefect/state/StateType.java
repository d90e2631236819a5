/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.state;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.cplnprefect.core.json.OpenValue;
import java.util.Set;

/** The type of a state. A server may send values that are not declared here. */
public final class StateType extends OpenValue {

    /** Waiting for its scheduled time, or for a worker. */
    public static final StateType SCHEDULED = new StateType("SCHEDULED");

    /** Claimed by a worker, which prepares its infrastructure. */
    public static final StateType PENDING = new StateType("PENDING");

    /** Executing its code. */
    public static final StateType RUNNING = new StateType("RUNNING");

    /** Completed successfully; final. */
    public static final StateType COMPLETED = new StateType("COMPLETED");

    /** Failed in its code; final. */
    public static final StateType FAILED = new StateType("FAILED");

    /** Stopped; final. */
    public static final StateType CANCELLED = new StateType("CANCELLED");

    /** Failed in its infrastructure; final. */
    public static final StateType CRASHED = new StateType("CRASHED");

    /** Paused until it is resumed. */
    public static final StateType PAUSED = new StateType("PAUSED");

    /** Being stopped. */
    public static final StateType CANCELLING = new StateType("CANCELLING");

    private static final Set<StateType> FINAL = Set.of(COMPLETED, FAILED, CANCELLED, CRASHED);

    private StateType(String value) {
        super(value);
    }

    /**
     * Returns the value with a text.
     *
     * @param value text as the server writes it
     * @return the value
     */
    @JsonCreator
    public static StateType of(String value) {
        return new StateType(value);
    }

    /**
     * Whether a run in such a state has ended.
     *
     * @return {@code true} for COMPLETED, FAILED, CANCELLED and CRASHED
     */
    public boolean terminal() {
        return FINAL.contains(this);
    }
}
