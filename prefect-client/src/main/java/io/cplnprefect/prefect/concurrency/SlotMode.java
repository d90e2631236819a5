/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.concurrency;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.cplnprefect.core.json.OpenValue;

/** How slots become free. A server may support values that are not declared here. */
public final class SlotMode extends OpenValue {

    /** Slots become free when they are released. */
    public static final SlotMode CONCURRENCY = new SlotMode("concurrency");

    /** Slots become free as time passes, by the decay of the limit. */
    public static final SlotMode RATE_LIMIT = new SlotMode("rate_limit");

    private SlotMode(String value) {
        super(value);
    }

    /**
     * Returns the value with a text.
     *
     * @param value text as the server writes it
     * @return the value
     */
    @JsonCreator
    public static SlotMode of(String value) {
        return new SlotMode(value);
    }
}
