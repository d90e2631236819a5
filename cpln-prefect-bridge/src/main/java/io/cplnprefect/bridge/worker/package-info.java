/* SPDX-License-Identifier: Apache-2.0 */
/** A Prefect worker: claims the flow runs of a work pool, runs each as a job, and reports what became of it. */
@NullMarked
package io.cplnprefect.bridge.worker;

import org.jspecify.annotations.NullMarked;
