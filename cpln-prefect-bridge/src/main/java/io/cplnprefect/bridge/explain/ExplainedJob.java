/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.explain;

import io.cplnprefect.bridge.job.Job;
import io.cplnprefect.bridge.job.JobEnd;
import org.jspecify.annotations.Nullable;

/**
 * A job of a flow run, with its execution. Immutable.
 *
 * @param job the job
 * @param replica name of its replica, or {@code null} if it has none or Control Plane does not show it
 * @param execution its execution, or {@code null} if Control Plane does not show it
 * @param workload whether the workload is ready in the location of the job, with Control Plane's message
 */
public record ExplainedJob(
        Job job, @Nullable String replica, @Nullable JobEnd execution, String workload) {}
