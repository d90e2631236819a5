/* SPDX-License-Identifier: Apache-2.0 */
/** Runs Prefect flow runs as Control Plane jobs. */
@NullMarked
package io.cplnprefect.bridge;

import org.jspecify.annotations.NullMarked;
