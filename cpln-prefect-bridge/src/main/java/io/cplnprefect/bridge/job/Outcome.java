/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

/** The result of comparing a job with its flow run. */
public sealed interface Outcome {

    /** The job is live. */
    record Live() implements Outcome {}

    /** The job seems to have ended, but the evidence is not complete yet. */
    record Unconfirmed() implements Outcome {}

    /**
     * The job has ended, but the state of the flow run is not final: a state must be proposed.
     *
     * @param end the state to propose
     */
    record Propose(End end) implements Outcome {}

    /** The job has ended and the flow run needs no proposal. */
    record Settled() implements Outcome {}

    /** The final states that may be proposed for a flow run. FAILED is not among them: only the flow itself reports it. */
    enum End {
        /** The job completed, but the flow did not report it. */
        COMPLETED,
        /** The job ended, but the flow did not report its end. */
        CRASHED,
        /** The flow run is being cancelled and its job has ended. */
        CANCELLED
    }
}
