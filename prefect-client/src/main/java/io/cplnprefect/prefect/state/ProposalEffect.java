/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.state;

/** The effect of a proposed state. */
public enum ProposalEffect {

    /** The proposed state is in force. */
    IN_FORCE,

    /** The proposed state was written, and a newer state has replaced it. */
    REPLACED,

    /** The server refused the proposal; the proposed state will not be written. */
    REFUSED,

    /**
     * The response was lost, and the proposed state has not been written yet; a server can still write it later. Also for a
     * status that this client does not know.
     */
    UNKNOWN
}
