/* SPDX-License-Identifier: Apache-2.0 */
/** Commands in replicas of workloads, and forwarded ports. */
@NullMarked
package io.cplnprefect.cpln.terminal;

import org.jspecify.annotations.NullMarked;
