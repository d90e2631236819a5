/* SPDX-License-Identifier: Apache-2.0 */
/** The bridge, which runs Prefect flow runs as Control Plane jobs. {@link io.cplnprefect.bridge.Bridge} is the entry. */
@NullMarked
package io.cplnprefect.bridge;

import org.jspecify.annotations.NullMarked;
