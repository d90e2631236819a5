/* SPDX-License-Identifier: Apache-2.0 */
/** Runtimes of jobs of the emulated Control Plane: scripts in virtual time, and local processes. */
@NullMarked
package io.cplnprefect.testkit.job;

import org.jspecify.annotations.NullMarked;
