/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.workqueue;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.cplnprefect.core.json.OpenValue;

/** Whether a queue is served. Open: a server may send others. */
public final class WorkQueueStatus extends OpenValue {

    /** A worker serves it. */
    public static final WorkQueueStatus READY = new WorkQueueStatus("READY");

    /** Nobody serves it. */
    public static final WorkQueueStatus NOT_READY = new WorkQueueStatus("NOT_READY");

    /** It gives no runs out. */
    public static final WorkQueueStatus PAUSED = new WorkQueueStatus("PAUSED");

    private WorkQueueStatus(String value) {
        super(value);
    }

    /**
     * The value with a text.
     *
     * @param value text as the server writes it
     * @return the value
     */
    @JsonCreator
    public static WorkQueueStatus of(String value) {
        return new WorkQueueStatus(value);
    }
}
