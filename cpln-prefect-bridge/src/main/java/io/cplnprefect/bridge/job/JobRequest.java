/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import io.cplnprefect.bridge.manifest.CronWorkload;
import io.cplnprefect.bridge.output.LogArea;
import io.cplnprefect.bridge.output.LogLine;
import io.cplnprefect.bridge.pid.InfrastructurePid;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The job to start for a flow run. Immutable.
 *
 * @param flowRunId id of the flow run; also the tag {@code prefect.io/flow-run-id} of the command, by which it is found
 * @param flowName name of the flow, for log lines
 * @param gvc name of the GVC to run in
 * @param location name of the location to run in, or {@code null} for the first location of the GVC
 * @param workload the converted job manifest
 * @param jobType group of the workload, part of its name and tags, or {@code null} for none
 * @param readiness how long to wait until a new workload is ready
 * @param agent the value of the tag {@code cpln/prefectAgent} of the command
 * @param earlier the job that the flow run had before, or {@code null}; while that job is live, it is adopted and no other is
 *     started
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
     * Returns a log line about this job.
     *
     * @param area the area of the line
     * @return the line, without a message
     */
    public LogLine about(LogArea area) {
        return LogLine.in(area).flow(flowName).run(flowRunId).gvc(gvc);
    }
}
