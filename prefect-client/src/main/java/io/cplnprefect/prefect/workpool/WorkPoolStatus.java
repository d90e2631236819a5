/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.workpool;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.cplnprefect.core.json.OpenValue;

/** Whether a work pool is served. Open: a server may send others. */
public final class WorkPoolStatus extends OpenValue {

    /** A worker serves it. */
    public static final WorkPoolStatus READY = new WorkPoolStatus("READY");

    /** Nobody serves it. */
    public static final WorkPoolStatus NOT_READY = new WorkPoolStatus("NOT_READY");

    /** It gives no runs out. */
    public static final WorkPoolStatus PAUSED = new WorkPoolStatus("PAUSED");

    private WorkPoolStatus(String value) {
        super(value);
    }

    /**
     * The value with a text.
     *
     * @param value text as the server writes it
     * @return the value
     */
    @JsonCreator
    public static WorkPoolStatus of(String value) {
        return new WorkPoolStatus(value);
    }
}
