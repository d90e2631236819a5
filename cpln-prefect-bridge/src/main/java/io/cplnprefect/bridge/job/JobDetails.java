/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import org.jspecify.annotations.Nullable;

/**
 * What Control Plane shows of a job beside its command. Immutable.
 *
 * @param replica name of the replica, or {@code null} for none
 * @param execution the execution, or {@code null} if newer ones have replaced it in the history
 * @param workload whether the workload is ready in the location of the job, with Control Plane's message
 */
public record JobDetails(@Nullable String replica, @Nullable JobEnd execution, String workload) {}
