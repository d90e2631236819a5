/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.state;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.cplnprefect.core.json.OpenValue;
import java.util.Set;

/** What kind of state a flow run is in. Open: a server may send others. */
public final class StateType extends OpenValue {

    /** Waits for its time, or for a worker. */
    public static final StateType SCHEDULED = new StateType("SCHEDULED");

    /** A worker has taken it; its infrastructure is being prepared. */
    public static final StateType PENDING = new StateType("PENDING");

    /** Its code runs. */
    public static final StateType RUNNING = new StateType("RUNNING");

    /** Ended well; final. */
    public static final StateType COMPLETED = new StateType("COMPLETED");

    /** Its code failed; final. */
    public static final StateType FAILED = new StateType("FAILED");

    /** Was stopped; final. */
    public static final StateType CANCELLED = new StateType("CANCELLED");

    /** Its infrastructure failed; final. */
    public static final StateType CRASHED = new StateType("CRASHED");

    /** Waits to be resumed. */
    public static final StateType PAUSED = new StateType("PAUSED");

    /** Is being stopped. */
    public static final StateType CANCELLING = new StateType("CANCELLING");

    private static final Set<StateType> FINAL = Set.of(COMPLETED, FAILED, CANCELLED, CRASHED);

    private StateType(String value) {
        super(value);
    }

    /**
     * The value with a text.
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
