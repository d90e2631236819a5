/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import io.cplnprefect.bridge.pid.InfrastructurePid;
import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.cpln.OrgScope;
import io.cplnprefect.cpln.log.LogEntry;
import io.cplnprefect.cpln.log.LogQuery;
import io.cplnprefect.cpln.workload.ContainerStatus;
import io.cplnprefect.cpln.workload.JobExecution;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Why a job failed, in words for the message of its flow run. Hints only: what cannot be read is left out. */
final class JobFailure {

    private static final Logger LOG = LoggerFactory.getLogger(JobFailure.class);

    private static final int LAST_LINES = 10;
    private static final int LONGEST_LINE = 300;

    private final OrgScope org;

    JobFailure(OrgScope org) {
        this.org = org;
    }

    String explain(InfrastructurePid pid, String location) {
        List<String> parts = new ArrayList<>();
        execution(pid, location).ifPresent(execution -> parts.addAll(reasons(execution)));
        List<String> lines = lastLines(pid, location);
        if (!lines.isEmpty()) {
            parts.add("last lines of its log:\n" + String.join("\n", lines));
        }
        return parts.isEmpty() ? "Control Plane gives no reason" : String.join("; ", parts);
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
        List<String> reasons = new ArrayList<>();
        for (Map.Entry<String, ContainerStatus> container :
                execution.containers().entrySet()) {
            ContainerStatus status = container.getValue();
            List<String> about = new ArrayList<>();
            if (status.restarts() != null && status.restarts().exitCode() != null) {
                about.add(ExitCode.explained(status.restarts().exitCode()));
            }
            if (status.restarts() != null && status.restarts().reason() != null) {
                about.add(Objects.requireNonNull(status.restarts().reason()));
            }
            if (status.message() != null && !status.message().isBlank()) {
                about.add(Objects.requireNonNull(status.message()));
            }
            if (!about.isEmpty()) {
                reasons.add("container " + container.getKey() + ": " + String.join(", ", about));
            }
        }
        return reasons;
    }

    private List<String> lastLines(InfrastructurePid pid, String location) {
        try {
            List<String> lines = new ArrayList<>();
            LogQuery query = LogQuery.ofCommand(pid.gvc(), location, pid.workload(), pid.command());
            for (LogEntry entry : org.logs().last(query, LAST_LINES).execute()) {
                String line = entry.line();
                lines.add(line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) + "..." : line);
            }
            Collections.reverse(lines);
            return lines;
        } catch (ApiException e) {
            LOG.debug("The last lines of {} could not be read", pid, e);
            return List.of();
        }
    }
}
