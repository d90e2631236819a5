/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.sync;

/** What is known of the worker that claimed a flow run. */
public enum Claimant {
    /** This process is submitting the flow run. */
    SUBMITTING,
    /** This process has claimed the flow run and sent no start; it may continue the submission. */
    WAITING,
    /** This process has sent a start with an unknown outcome, less than the margin ago. */
    START_UNKNOWN,
    /** This process has sent a start with an unknown outcome, longer than the margin ago. */
    START_OVERDUE,
    /** Another worker of this library, which is online. */
    ONLINE,
    /** Another worker of this library, which is offline. */
    OFFLINE,
    /** A worker or agent of another kind, or none. */
    FOREIGN
}
