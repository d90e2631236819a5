/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.state;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.cplnprefect.core.json.OpenValue;

/** What the server did with a proposed state. Open: a server may send others. */
public final class SetStateStatus extends OpenValue {

    /** The state was written, maybe under another name. */
    public static final SetStateStatus ACCEPT = new SetStateStatus("ACCEPT");

    /** Another state was written or kept; the caller should follow it. */
    public static final SetStateStatus REJECT = new SetStateStatus("REJECT");

    /** Nothing was written; the caller should give up on this run. */
    public static final SetStateStatus ABORT = new SetStateStatus("ABORT");

    /** Nothing was written; the caller should propose again later. */
    public static final SetStateStatus WAIT = new SetStateStatus("WAIT");

    private SetStateStatus(String value) {
        super(value);
    }

    /**
     * The value with a text.
     *
     * @param value text as the server writes it
     * @return the value
     */
    @JsonCreator
    public static SetStateStatus of(String value) {
        return new SetStateStatus(value);
    }
}
