/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Seeded histories of several flow runs and workers in virtual time, with faults of requests and ends of processes. {@link
 * io.cplnprefect.bridge.histories.Histories} is the program.
 */
@NullMarked
package io.cplnprefect.bridge.histories;

import org.jspecify.annotations.NullMarked;
