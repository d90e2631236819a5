/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.sync.world;

/** What must not happen in any world. */
enum Violation {
    EXECUTED_TWICE,
    TWO_STARTS_OF_A_CLAIM,
    CRASHED_WITH_A_LIVE_JOB,
    COMPLETED_WITH_A_LIVE_JOB,
    CANCELLED_WITH_A_LIVE_JOB,
    ENDED_UNLIKE_ITS_REPORT,
    CRASHED_WITHOUT_CAUSE,
    CANCELLED_WITHOUT_CAUSE,
    COMPLETED_WITHOUT_EXECUTION
}
