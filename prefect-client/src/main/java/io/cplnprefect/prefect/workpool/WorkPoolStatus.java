/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.workpool;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.cplnprefect.core.json.OpenValue;

/** Whether a worker polls a work pool. A server may send values that are not declared here. */
public final class WorkPoolStatus extends OpenValue {

    /** A worker polls it. */
    public static final WorkPoolStatus READY = new WorkPoolStatus("READY");

    /** No worker polls it. */
    public static final WorkPoolStatus NOT_READY = new WorkPoolStatus("NOT_READY");

    /** It is paused: workers receive no flow runs. */
    public static final WorkPoolStatus PAUSED = new WorkPoolStatus("PAUSED");

    private WorkPoolStatus(String value) {
        super(value);
    }

    /**
     * Returns the value with a text.
     *
     * @param value text as the server writes it
     * @return the value
     */
    @JsonCreator
    public static WorkPoolStatus of(String value) {
        return new WorkPoolStatus(value);
    }
}
