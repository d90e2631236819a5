/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import io.cplnprefect.bridge.log.LogArea;
import io.cplnprefect.bridge.log.LogLine;
import io.cplnprefect.bridge.manifest.CronWorkload;
import io.cplnprefect.bridge.pid.InfrastructurePid;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What to start for one flow run. Immutable.
 *
 * @param flowRunId the flow run; the command carries it as tag {@code prefect.io/flow-run-id}, by which it is found again
 * @param flowName name of its flow, for log lines
 * @param gvc GVC to run in
 * @param location location to run in, or {@code null} for the GVC's first
 * @param workload the converted job manifest
 * @param jobType groups workloads by name and tag, or {@code null} for none
 * @param readiness how long to wait for a new workload to be ready
 * @param agent who starts it; the command carries it as tag {@code cpln/prefectAgent}
 * @param earlier the job that the flow run was last known to have, or {@code null}; while it lives, no other is started
 */
public record JobRequest(
        UUID flowRunId,
        String flowName,
        String gvc,
        @Nullable String location,
        CronWorkload workload,
        @Nullable String jobType,
        Duration readiness,
        String agent,
        @Nullable InfrastructurePid earlier) {

    /**
     * Begins a log line about this job.
     *
     * @param area part of the bridge that it comes from
     * @return the line, without its message
     */
    public LogLine about(LogArea area) {
        return LogLine.in(area).flow(flowName).run(flowRunId).gvc(gvc);
    }
}
