/* SPDX-License-Identifier: Apache-2.0 */
/** Scaling, rollout, security, load balancing and placement of workloads. */
@NullMarked
package io.cplnprefect.cpln.workload.option;

import org.jspecify.annotations.NullMarked;
