/* SPDX-License-Identifier: Apache-2.0 */
/** Turns a Kubernetes Job manifest into a cron workload, and names it after what it contains. */
@NullMarked
package io.cplnprefect.bridge.manifest;

import org.jspecify.annotations.NullMarked;
