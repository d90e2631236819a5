/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.sync.world;

/** A rule that a world can leave out, to show that its absence is found. */
enum Rule {
    /** All rules are followed. */
    NONE,
    /** 1: proposals name the state that they were decided on. */
    BASIS,
    /** 2: a stale state is replaced by the state that counts. */
    PUT_BACK,
    /** 3: a claim is valid only if it was written over a SCHEDULED that is not stale. */
    CLAIM_PROOF,
    /** 3: a submission continues only with a claim of its own process. */
    OWN_CLAIM,
    /** 4: after an earlier claim of the attempt, jobs are searched only after the margin. */
    CLAIM_MARGIN,
    /** 5: the flow run is read right before the start. */
    FENCE,
    /** 5: a start with an unknown outcome is not continued by its claimant. */
    UNKNOWN_START,
    /** 5: a submission ends only after its last proposal. */
    END_OF_SUBMISSION,
    /** 6: the oldest command of the attempt is its job, live or ended. */
    OLDEST_COMMAND,
    /** 7: jobs of earlier attempts are stopped before another one is started. */
    EARLIER_JOBS,
    /** 7: a flow run that is RUNNING without a job is given back. */
    RUNNING_WITHOUT_JOB,
    /** 8: the flow run is read right before each act. */
    READ_BEFORE_ACT,
    /** 9: a missing command is evidence only after the margin. */
    ABSENCE
}
