/* SPDX-License-Identifier: Apache-2.0 */
/** Conversion of Kubernetes Job manifests to Control Plane cron workloads. */
@NullMarked
package io.cplnprefect.bridge.manifest;

import org.jspecify.annotations.NullMarked;
