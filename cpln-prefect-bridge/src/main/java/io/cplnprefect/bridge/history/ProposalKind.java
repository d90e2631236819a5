/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.history;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * The kinds of states that the bridge proposes for a flow run, except claims.
 *
 * <p>The transition id of such a proposal is derived from the id of the state that it was decided on, its basis. Two observers that
 * decide the same on the same state send the same proposal, and the history of a flow run shows whether a state was written over
 * another state than its basis. Prefect applies some proposals long after it has stopped responding to their requests.
 */
public enum ProposalKind {
    /** COMPLETED, because the job completed and the flow sent no report. */
    COMPLETED,
    /** CRASHED, because the job ended, never existed, or exceeded its time limit. */
    CRASHED,
    /** CANCELLED, because the flow run was being cancelled and its job has ended. */
    CANCELLED,
    /** SCHEDULED, because the job of a claim was certainly not started and may be started later. */
    START_AGAIN,
    /** SCHEDULED, because the claim or the report of a job is without a job. */
    GIVE_BACK,
    /** The state that counts, in place of a stale one. */
    PUT_BACK;

    /**
     * Returns the transition id of a proposal of this kind.
     *
     * @param basis id of the state that the proposal is decided on
     * @return a UUID of version 5, the same for the same basis and kind
     */
    public UUID transitionId(UUID basis) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            digest.update(ByteBuffer.allocate(16)
                    .putLong(basis.getMostSignificantBits())
                    .putLong(basis.getLeastSignificantBits())
                    .array());
            ByteBuffer hash = ByteBuffer.wrap(digest.digest(name().getBytes(StandardCharsets.UTF_8)));
            long high = (hash.getLong() & 0xffffffffffff0fffL) | 0x5000L;
            long low = (hash.getLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
            return new UUID(high, low);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-1", e);
        }
    }
}
