/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.worker;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.cplnprefect.core.json.OpenValue;

/** Whether a worker sends heartbeats. A server may send values that are not declared here. */
public final class WorkerStatus extends OpenValue {

    /** Its heartbeats are received. */
    public static final WorkerStatus ONLINE = new WorkerStatus("ONLINE");

    /** Three heartbeats are missing. */
    public static final WorkerStatus OFFLINE = new WorkerStatus("OFFLINE");

    private WorkerStatus(String value) {
        super(value);
    }

    /**
     * Returns the value with a text.
     *
     * @param value text as the server writes it
     * @return the value
     */
    @JsonCreator
    public static WorkerStatus of(String value) {
        return new WorkerStatus(value);
    }
}
