/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import io.cplnprefect.bridge.pid.InfrastructurePid;
import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.cpln.OrgScope;
import io.cplnprefect.cpln.query.Query;
import io.cplnprefect.cpln.workload.Command;
import io.cplnprefect.cpln.workload.Commands;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads the stages of several jobs, workload by workload. A workload that cannot be read does not affect the others. */
final class JobStages {

    private final OrgScope org;

    JobStages(OrgScope org) {
        this.org = org;
    }

    StageReport read(Collection<InfrastructurePid> pids) {
        Map<String, List<InfrastructurePid>> byWorkload = new TreeMap<>();
        pids.forEach(pid -> byWorkload
                .computeIfAbsent(pid.workloadLink(), link -> new ArrayList<>())
                .add(pid));
        Map<InfrastructurePid, JobStage> stages = new HashMap<>();
        List<String> problems = new ArrayList<>();
        Set<String> existingGvcs = new HashSet<>();
        for (List<InfrastructurePid> jobs : byWorkload.values()) {
            readWorkload(jobs, stages, problems, existingGvcs);
        }
        return new StageReport(stages, problems);
    }

    private void readWorkload(
            List<InfrastructurePid> jobs,
            Map<InfrastructurePid, JobStage> stages,
            List<String> problems,
            Set<String> existingGvcs) {
        InfrastructurePid any = jobs.get(0);
        Commands commands = org.gvc(any.gvc()).workload(any.workload()).commands();
        Map<String, JobStage> live;
        try {
            live = jobs.size() == 1 ? Map.of() : live(commands);
        } catch (ServiceException.NotFound workloadDeleted) {
            live = Map.of();
        } catch (ApiException e) {
            problems.add(e.getMessage());
            return;
        }
        for (InfrastructurePid job : jobs) {
            try {
                JobStage stage = live.get(job.command());
                stages.put(job, stage != null ? stage : one(commands, job, existingGvcs));
            } catch (ApiException e) {
                problems.add(e.getMessage());
            }
        }
    }

    private static Map<String, JobStage> live(Commands commands) {
        Map<String, JobStage> live = new HashMap<>();
        Query query = Query.any()
                .property("lifecycleStage", "pending")
                .property("lifecycleStage", "running")
                .build();
        for (Command command : commands.query(query)) {
            live.put(command.id(), JobStage.of(command.lifecycleStage().value()));
        }
        return live;
    }

    private JobStage one(Commands commands, InfrastructurePid job, Set<String> existingGvcs) {
        try {
            return JobStage.of(
                    commands.get(job.command()).execute().lifecycleStage().value());
        } catch (ServiceException.NotFound gone) {
            // The 404 counts only if the GVC itself exists and can be read.
            if (!existingGvcs.contains(job.gvc())) {
                org.gvcs().get(job.gvc()).execute();
                existingGvcs.add(job.gvc());
            }
            return JobStage.GONE;
        }
    }
}
