/* SPDX-License-Identifier: Apache-2.0 */
/** Deployments, commands and the jobs of cron workloads. */
@NullMarked
package io.cplnprefect.testkit.cpln.internal.job;

import org.jspecify.annotations.NullMarked;
