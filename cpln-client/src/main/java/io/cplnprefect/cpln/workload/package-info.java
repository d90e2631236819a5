/* SPDX-License-Identifier: Apache-2.0 */
/** Workloads, their containers, commands, deployments and job executions. */
@NullMarked
package io.cplnprefect.cpln.workload;

import org.jspecify.annotations.NullMarked;
