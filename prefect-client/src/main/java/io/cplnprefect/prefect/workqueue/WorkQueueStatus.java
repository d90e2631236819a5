/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.workqueue;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.cplnprefect.core.json.OpenValue;

/** Whether a worker polls a queue. A server may send values that are not declared here. */
public final class WorkQueueStatus extends OpenValue {

    /** A worker polls it. */
    public static final WorkQueueStatus READY = new WorkQueueStatus("READY");

    /** No worker polls it. */
    public static final WorkQueueStatus NOT_READY = new WorkQueueStatus("NOT_READY");

    /** It is paused: workers receive no flow runs. */
    public static final WorkQueueStatus PAUSED = new WorkQueueStatus("PAUSED");

    private WorkQueueStatus(String value) {
        super(value);
    }

    /**
     * Returns the value with a text.
     *
     * @param value text as the server writes it
     * @return the value
     */
    @JsonCreator
    public static WorkQueueStatus of(String value) {
        return new WorkQueueStatus(value);
    }
}
