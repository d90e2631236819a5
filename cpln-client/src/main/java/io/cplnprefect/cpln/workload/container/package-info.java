/* SPDX-License-Identifier: Apache-2.0 */
/** Probes, hooks, metrics and GPUs of containers. */
@NullMarked
package io.cplnprefect.cpln.workload.container;

import org.jspecify.annotations.NullMarked;
