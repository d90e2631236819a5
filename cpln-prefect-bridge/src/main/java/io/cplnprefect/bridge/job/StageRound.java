/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import io.cplnprefect.bridge.pid.InfrastructurePid;
import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.cpln.Commands;
import io.cplnprefect.cpln.OrgScope;
import io.cplnprefect.cpln.workload.Command;
import io.cplnprefect.cpln.query.Query;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads the stages of many jobs, workload by workload; one that cannot be read leaves the others alone. */
final class StageRound {

    private final OrgScope org;

    StageRound(OrgScope org) {
        this.org = org;
    }

    StageReport look(Collection<InfrastructurePid> pids) {
        Map<String, List<InfrastructurePid>> byWorkload = new TreeMap<>();
        pids.forEach(pid -> byWorkload
                .computeIfAbsent(pid.workloadLink(), link -> new ArrayList<>())
                .add(pid));
        Map<InfrastructurePid, JobStage> stages = new HashMap<>();
        List<String> problems = new ArrayList<>();
        Set<String> standingGvcs = new HashSet<>();
        for (List<InfrastructurePid> jobs : byWorkload.values()) {
            lookAt(jobs, stages, problems, standingGvcs);
        }
        return new StageReport(stages, problems);
    }

    private void lookAt(
            List<InfrastructurePid> jobs,
            Map<InfrastructurePid, JobStage> stages,
            List<String> problems,
            Set<String> standingGvcs) {
        InfrastructurePid any = jobs.get(0);
        Commands commands = org.gvc(any.gvc()).workload(any.workload()).commands();
        Map<String, JobStage> live;
        try {
            live = jobs.size() == 1 ? Map.of() : live(commands);
        } catch (ServiceException.NotFound workloadGone) {
            live = Map.of();
        } catch (ApiException e) {
            problems.add(e.getMessage());
            return;
        }
        for (InfrastructurePid job : jobs) {
            try {
                JobStage stage = live.get(job.command());
                stages.put(job, stage != null ? stage : one(commands, job, standingGvcs));
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

    private JobStage one(Commands commands, InfrastructurePid job, Set<String> standingGvcs) {
        try {
            return JobStage.of(
                    commands.get(job.command()).execute().lifecycleStage().value());
        } catch (ServiceException.NotFound gone) {
            // A GVC that cannot be seen says nothing about its jobs, so that its 404 must not count as theirs.
            if (!standingGvcs.contains(job.gvc())) {
                org.gvcs().get(job.gvc()).execute();
                standingGvcs.add(job.gvc());
            }
            return JobStage.GONE;
        }
    }
}
