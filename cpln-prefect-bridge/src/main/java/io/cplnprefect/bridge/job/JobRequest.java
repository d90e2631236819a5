/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import io.cplnprefect.bridge.internal.workload.WorkloadRequest;
import io.cplnprefect.bridge.manifest.CronWorkload;
import io.cplnprefect.bridge.output.LogArea;
import io.cplnprefect.bridge.output.LogLine;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The job to start. Immutable.
 *
 * @param purpose what the job is started for
 * @param workPoolId id of the work pool of the flow run, or {@code null} if it has none
 * @param flowName name of the flow, for log lines
 * @param gvc name of the GVC to run in
 * @param location name of the location to run in, or {@code null} for the first location of the GVC
 * @param workload the converted job manifest
 * @param jobType group of the workload, part of its name and tags, or {@code null} for none
 * @param readiness how long to wait until a new workload is ready
 * @param agent the value of the tag {@code cpln/prefectAgent} of the command
 * @param instance instance id of the worker, of letters and digits, or an empty text
 * @param options how the job is observed
 * @param workloadOptions how its workload is provided
 */
public record JobRequest(
        JobPurpose purpose,
        @Nullable UUID workPoolId,
        String flowName,
        String gvc,
        @Nullable String location,
        CronWorkload workload,
        @Nullable String jobType,
        Duration readiness,
        String agent,
        String instance,
        JobOptions options,
        WorkloadOptions workloadOptions) {

    WorkloadRequest workloadRequest() {
        return new WorkloadRequest(
                gvc,
                location,
                workload,
                jobType,
                readiness,
                workloadOptions.ensurePullSecrets(),
                workloadOptions.anyLocation(),
                about(LogArea.WORKLOAD));
    }

    /**
     * Returns a log line about this job.
     *
     * @param area the area of the line
     * @return the line, without a message
     */
    public LogLine about(LogArea area) {
        return LogLine.in(area)
                .flow(flowName)
                .run(purpose instanceof Attempt attempt ? attempt.flowRunId() : null)
                .gvc(gvc);
    }
}
