/* SPDX-License-Identifier: Apache-2.0 */
/** Keeps flow runs and their jobs in agreement: rounds of observation, in both directions. {@link io.cplnprefect.bridge.sync.Sync} is the entry. */
@NullMarked
package io.cplnprefect.bridge.sync;

import org.jspecify.annotations.NullMarked;
