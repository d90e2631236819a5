/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.call;

/**
 * The order in which calls that wait for their turn are sent, when the limits of the client are reached. Calls of one priority are sent
 * in the order in which they were made.
 */
public enum CallPriority {
    /** Before all others: calls on whose time the correctness of other processes depends, such as changes of states. */
    HIGHEST,
    /** Before most others: calls that are late after a short time, such as heartbeats. */
    HIGH,
    /** The priority of calls that declare none. */
    NORMAL,
    /** After all others: bulk data that may wait, such as log lines. */
    LOW
}
