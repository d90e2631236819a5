/* SPDX-License-Identifier: Apache-2.0 */
/** Agents of Prefect 2.20, which run deployments with infrastructure blocks as jobs on Control Plane. */
@NullMarked
package io.cplnprefect.bridge.agent;

import org.jspecify.annotations.NullMarked;
