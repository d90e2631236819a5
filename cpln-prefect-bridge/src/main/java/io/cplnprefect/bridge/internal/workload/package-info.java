/* SPDX-License-Identifier: Apache-2.0 */
/** The workloads of jobs: how they are found, created and awaited. For this module only; may change at any time. */
@NullMarked
package io.cplnprefect.bridge.internal.workload;

import org.jspecify.annotations.NullMarked;
