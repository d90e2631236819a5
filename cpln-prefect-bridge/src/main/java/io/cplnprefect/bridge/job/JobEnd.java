/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import io.cplnprefect.bridge.pid.InfrastructurePid;
import io.cplnprefect.cpln.workload.ContainerStatus;
import io.cplnprefect.cpln.workload.JobExecution;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The end of a job. Immutable.
 *
 * <p>Control Plane keeps the details of the newest executions of a workload only, so that those of a job that ended some time ago are
 * unknown. The stage is always known.
 *
 * @param pid the PID
 * @param stage the stage: final, or {@link JobStage#GONE} if the command was removed
 * @param containers the containers, in Control Plane's order; empty if they are unknown
 * @param started when the execution started, or {@code null} if it is unknown
 * @param ended when the execution ended, or {@code null} if it is unknown
 * @param message Control Plane's message about the execution, or {@code null} for none
 */
public record JobEnd(
        InfrastructurePid pid,
        JobStage stage,
        List<ContainerEnd> containers,
        @Nullable Instant started,
        @Nullable Instant ended,
        @Nullable String message) {

    /** Creates an end from a copy of the list. */
    public JobEnd {
        containers = List.copyOf(containers);
    }

    static JobEnd of(Job job, @Nullable JobExecution execution) {
        if (execution == null) {
            return new JobEnd(job.pid(), job.stage(), List.of(), null, null, null);
        }
        List<ContainerEnd> containers = new ArrayList<>();
        for (Map.Entry<String, ContainerStatus> container :
                execution.containers().entrySet()) {
            containers.add(end(container.getKey(), container.getValue(), job.stage() == JobStage.COMPLETED));
        }
        return new JobEnd(
                job.pid(),
                job.stage(),
                containers,
                execution.startTime(),
                execution.completionTime(),
                execution.message());
    }

    /** A job is completed only if each of its containers exited with 0. */
    private static ContainerEnd end(String name, ContainerStatus status, boolean completed) {
        Integer code = status.restarts() == null ? null : status.restarts().exitCode();
        return new ContainerEnd(
                name,
                code == null && completed ? Integer.valueOf(0) : code,
                status.restarts() == null ? null : status.restarts().reason(),
                status.message());
    }

    /**
     * Returns whether every container of the job exited with 0.
     *
     * @return {@code true} in stage {@link JobStage#COMPLETED}
     */
    public boolean succeeded() {
        return stage == JobStage.COMPLETED;
    }

    /**
     * Returns the exit code of the job.
     *
     * @return 0 if the job succeeded, else that of the first container that did not exit with 0; {@code null} if it is unknown
     */
    public @Nullable Integer exitCode() {
        if (succeeded()) {
            return 0;
        }
        return containers.stream()
                .map(ContainerEnd::exitCode)
                .filter(Objects::nonNull)
                .filter(code -> code != 0)
                .findFirst()
                .orElse(null);
    }
}
