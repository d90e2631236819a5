/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.sync.world;

/** A fault, or an act of a user. */
enum Fault {
    /** The response to a proposal is lost; the server may write the state at any later time, or never. */
    PROPOSAL_LOST,
    /** The response to a start is lost; the command may be created within the margin, or never. */
    START_LOST,
    /** A start whose response was lost creates its command after the margin. */
    START_LATE,
    /** A start fails, certainly without a command. */
    START_REFUSED,
    /** A list of commands lacks those that are younger than the margin. */
    LIST_STALE,
    /** The process of a worker ends, and another one begins. */
    WORKER_DEATH,
    /** The process of a worker is suspended. */
    WORKER_SUSPENSION,
    /** A job ends without a report. */
    JOB_DEATH,
    /** A user cancels the flow run. */
    CANCEL,
    /** A user schedules the flow run again after it has ended. */
    RETRY,
    /** A user schedules the flow run again before it has ended. */
    RESCHEDULE
}
