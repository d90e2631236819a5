/* SPDX-License-Identifier: Apache-2.0 */
/** Stacks: a Prefect server and a worker on Control Plane, rendered, applied and destroyed together. */
@NullMarked
package io.cplnprefect.bridge.provision;

import org.jspecify.annotations.NullMarked;
