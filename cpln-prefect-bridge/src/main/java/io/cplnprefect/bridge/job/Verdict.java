/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

/** What to do about a job and its flow run after a look at both. */
public sealed interface Verdict {

    /** The job lives: look again at the next round. */
    record Watch() implements Verdict {}

    /** The job seems to have ended: look once more before anything is said about the flow run. */
    record LookAgain() implements Verdict {}

    /**
     * The job has ended and the flow run does not know: propose a state.
     *
     * @param end which end to propose
     */
    record Propose(End end) implements Verdict {}

    /** The job has ended and the flow run needs nothing. */
    record Settled() implements Verdict {}

    /** The ends that may be proposed from outside. FAILED is none of them: only the flow itself knows that it failed. */
    enum End {
        /** The job ended well but the flow run was never told. */
        COMPLETED,
        /** The job ended in another way than the flow's own. */
        CRASHED,
        /** The flow run was to be cancelled and its job has ended. */
        CANCELLED
    }
}
