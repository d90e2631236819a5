/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Worker processes that are killed while flow runs are submitted to a real Prefect server. {@link
 * io.cplnprefect.bridge.chaos.Chaos} is the program.
 */
@NullMarked
package io.cplnprefect.bridge.chaos;

import org.jspecify.annotations.NullMarked;
