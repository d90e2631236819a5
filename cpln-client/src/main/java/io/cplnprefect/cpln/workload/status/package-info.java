/* SPDX-License-Identifier: Apache-2.0 */
/** The status of workloads and containers. */
@NullMarked
package io.cplnprefect.cpln.workload.status;

import org.jspecify.annotations.NullMarked;
