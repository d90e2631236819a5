/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import io.cplnprefect.bridge.pid.InfrastructurePid;
import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.cpln.OrgScope;
import io.cplnprefect.cpln.log.LogEntry;
import io.cplnprefect.cpln.log.LogQl;
import io.cplnprefect.cpln.workload.ContainerStatus;
import io.cplnprefect.cpln.workload.JobCondition;
import io.cplnprefect.cpln.workload.JobExecution;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads why a job failed, for the state message of its flow run. Parts that cannot be read are omitted. */
final class JobFailure {

    private static final Logger LOG = LoggerFactory.getLogger(JobFailure.class);

    private static final int LAST_LINES = 10;
    private static final int MAX_LINE_LENGTH = 300;

    private final OrgScope org;

    JobFailure(OrgScope org) {
        this.org = org;
    }

    String describe(InfrastructurePid pid, String location) {
        List<String> parts = new ArrayList<>();
        execution(pid, location).ifPresent(execution -> parts.addAll(reasons(execution)));
        List<String> lines = lastLines(pid, location);
        if (!lines.isEmpty()) {
            parts.add("last lines of its log:\n" + String.join("\n", lines));
        }
        return parts.isEmpty() ? "Control Plane returned no reason" : String.join("; ", parts);
    }

    private Optional<JobExecution> execution(InfrastructurePid pid, String location) {
        try {
            return org.gvc(pid.gvc())
                    .workload(pid.workload())
                    .deployments()
                    .get(location)
                    .execute()
                    .executionOf(pid.command());
        } catch (ApiException e) {
            LOG.debug("The execution of {} could not be read", pid, e);
            return Optional.empty();
        }
    }

    private static List<String> reasons(JobExecution execution) {
        List<String> reasons = new ArrayList<>(ofExecution(execution));
        for (Map.Entry<String, ContainerStatus> container :
                execution.containers().entrySet()) {
            ContainerStatus status = container.getValue();
            List<String> details = new ArrayList<>();
            if (status.restarts() != null && status.restarts().exitCode() != null) {
                details.add(ExitCode.describe(status.restarts().exitCode()));
            }
            if (status.restarts() != null && status.restarts().reason() != null) {
                details.add(Objects.requireNonNull(status.restarts().reason()));
            }
            if (status.message() != null && !status.message().isBlank()) {
                details.add(Objects.requireNonNull(status.message()));
            }
            if (!details.isEmpty()) {
                reasons.add("container " + container.getKey() + ": " + String.join(", ", details));
            }
        }
        return reasons;
    }

    /** Only these name what no container can: that the job exceeded its deadline, or why it has no replica. */
    private static List<String> ofExecution(JobExecution execution) {
        String message = execution.message();
        if (message != null && !message.isBlank()) {
            return List.of(message);
        }
        return execution.conditions().stream()
                .filter(condition -> "Failed".equals(condition.type()) && "True".equals(condition.status()))
                .map(JobCondition::message)
                .filter(Objects::nonNull)
                .filter(each -> !each.isBlank())
                .toList();
    }

    private List<String> lastLines(InfrastructurePid pid, String location) {
        try {
            List<String> lines = new ArrayList<>();
            LogQl query = LogQl.ofCommand(pid.gvc(), location, pid.workload(), pid.command());
            for (LogEntry entry : org.logs().last(query, LAST_LINES).execute()) {
                String line = entry.line();
                lines.add(line.length() > MAX_LINE_LENGTH ? line.substring(0, MAX_LINE_LENGTH) + "..." : line);
            }
            Collections.reverse(lines);
            return lines;
        } catch (ApiException e) {
            LOG.debug("The last lines of {} could not be read", pid, e);
            return List.of();
        }
    }
}
