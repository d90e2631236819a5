/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.chaos;

/** The behaviours of a job after its work has begun; {@code job.py} reads the name. */
enum JobKind {
    /** Reports COMPLETED. */
    COMPLETES,
    /** Reports FAILED and exits with code 1. */
    FAILS,
    /** Sends itself SIGKILL; reports nothing. */
    KILLS_ITSELF,
    /** Ignores SIGTERM, and reports COMPLETED. */
    IGNORES_SIGTERM,
    /** Exits with code 0; reports nothing. */
    FORGETS,
    /** Reads the state of its flow run each second, reports CANCELLED when it is CANCELLING, and COMPLETED otherwise. */
    HANDLES_CANCEL,
    /** Prints the lines that {@code CHAOS_LINES} says, evenly over its work time, and reports COMPLETED. */
    PRINTS,
    /** Prints such lines, and sends itself SIGKILL at once. */
    PRINTS_AND_DIES
}
