/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.state;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.cplnprefect.core.json.OpenValue;

/** What the server did with a proposed state. A server may send values that are not declared here. */
public final class SetStateStatus extends OpenValue {

    /** The state was written, possibly with another name. */
    public static final SetStateStatus ACCEPT = new SetStateStatus("ACCEPT");

    /** Another state was written, or the present state was kept; the caller should follow it. */
    public static final SetStateStatus REJECT = new SetStateStatus("REJECT");

    /** Nothing was written; the caller should stop working on the flow run. */
    public static final SetStateStatus ABORT = new SetStateStatus("ABORT");

    /** Nothing was written; the caller should propose again later. */
    public static final SetStateStatus WAIT = new SetStateStatus("WAIT");

    /**
     * The response was lost, and the state has not been written when the flow run was read back; it may still be written
     * later. Set by the client, never by a server.
     */
    public static final SetStateStatus UNKNOWN = new SetStateStatus("UNKNOWN");

    private SetStateStatus(String value) {
        super(value);
    }

    /**
     * Returns the value with a text.
     *
     * @param value text as the server writes it
     * @return the value
     */
    @JsonCreator
    public static SetStateStatus of(String value) {
        return new SetStateStatus(value);
    }
}
