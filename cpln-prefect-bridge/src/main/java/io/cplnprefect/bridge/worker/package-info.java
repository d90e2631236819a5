/* SPDX-License-Identifier: Apache-2.0 */
/** A Prefect worker, which claims the flow runs of a work pool, runs them as jobs, and reports their ends. */
@NullMarked
package io.cplnprefect.bridge.worker;

import org.jspecify.annotations.NullMarked;
