/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.bridge.internal.workload.AccessCreation;
import io.cplnprefect.bridge.internal.workload.JobAccess;
import io.cplnprefect.bridge.internal.workload.JobLocation;
import io.cplnprefect.bridge.internal.workload.OwnWorkload;
import io.cplnprefect.bridge.internal.workload.OwnWorkloads;
import io.cplnprefect.bridge.internal.workload.RequiredWorkload;
import io.cplnprefect.bridge.internal.workload.Reservation;
import io.cplnprefect.bridge.internal.workload.WorkloadCreation;
import io.cplnprefect.bridge.internal.workload.WorkloadQuota;
import io.cplnprefect.bridge.internal.workload.WorkloadSelection;
import io.cplnprefect.bridge.job.JobPlan.Decision;
import io.cplnprefect.bridge.manifest.ManifestNeeds;
import io.cplnprefect.bridge.manifest.PlatformFacts;
import io.cplnprefect.bridge.manifest.PlatformReader;
import io.cplnprefect.bridge.manifest.StandaloneWorkload;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.time.TimeSource;
import io.cplnprefect.cpln.OrgScope;
import io.cplnprefect.cpln.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Determines what the start of a job would do. Only reads. Not thread-safe. */
final class JobPlanner {

    private static final String ANY_LOCATION = "(the first that is ready)";

    private final OrgScope org;
    private final ObjectMapper mapper;
    private final TimeSource time;
    private final PlanDocuments documents;
    private final List<String> reasons = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    JobPlanner(OrgScope org, ObjectMapper mapper, TimeSource time) {
        this.org = org;
        this.time = time;
        this.mapper = mapper;
        this.documents = new PlanDocuments(mapper);
    }

    JobPlan plan(JobRequest request, JobLocation location) {
        warnings.addAll(request.workload().warnings());
        RequiredWorkload required = new RequiredWorkload(org.name(), request.workloadRequest(), mapper);
        ObjectNode command = documents.command(
                CommandStart.command(request, Objects.requireNonNullElse(location.name(), ANY_LOCATION)));
        WorkloadSelection selection = WorkloadSelection.of(org.workloads().query(required.query()).stream(), required);
        Workload chosen = selection.chosen();
        if (chosen != null) {
            reasons.add("the workload has the spec hash " + required.specHash());
            return reuse(request, chosen.name(), location, command);
        }
        reasons.add("no workload with the spec hash " + required.specHash() + " can be used");
        selection.rejected().forEach((name, reason) -> reasons.add(name + " is not used, because " + reason));
        return creation(request, required, location, command);
    }

    /** Pull secrets belong to the GVC, so they may be missing although the workload exists. */
    private JobPlan reuse(JobRequest request, String name, JobLocation location, ObjectNode command) {
        List<String> obstacles = new ArrayList<>();
        ManifestNeeds needs = request.workload().needs();
        if (!needs.pullSecrets().isEmpty()) {
            checkObjects(request.gvc(), needs, request.workloadOptions().ensurePullSecrets(), obstacles);
        }
        reasons.addAll(obstacles);
        return result(
                obstacles.isEmpty() ? Decision.REUSE : Decision.REFUSE,
                name,
                location.name(),
                documents.objects(null, null),
                command);
    }

    /** The names before a free one belong to workloads that are about to be deleted. */
    private JobPlan creation(JobRequest request, RequiredWorkload required, JobLocation location, ObjectNode command) {
        int generation = 1;
        Workload holder = read(request.gvc(), required.name(generation));
        while (isRetired(request.gvc(), required.access(required.name(generation)), holder)
                && generation < WorkloadCreation.MAX_GENERATIONS) {
            generation++;
            holder = read(request.gvc(), required.name(generation));
        }
        String name = required.name(generation);
        String difference = holder == null ? null : required.difference(holder);
        if (holder != null && difference == null) {
            reasons.add("the workload " + name + " has become available");
            return reuse(request, name, location, command);
        }
        JobAccess access = required.access(name);
        List<String> obstacles = new ArrayList<>();
        if (holder != null) {
            obstacles.add("the name " + name + " is taken by a workload that these jobs cannot use: " + difference);
        } else if (access != null) {
            addConflict(request.gvc(), access, obstacles);
        }
        checkObjects(
                request.gvc(),
                request.workload().needs(),
                request.workloadOptions().ensurePullSecrets(),
                obstacles);
        String quota = new WorkloadQuota(org).forecast(request.gvc());
        if (quota != null) {
            warnings.add(quota);
        }
        reasons.addAll(obstacles);
        return result(
                obstacles.isEmpty() ? Decision.CREATE : Decision.REFUSE,
                name,
                location.name(),
                documents.objects(required.document(name), access),
                command);
    }

    /** The job has a workload of its own. */
    JobPlan plan(JobRequest request, @Nullable String location, StandaloneWorkload workload, String suffix) {
        warnings.addAll(workload.warnings());
        String gvc = request.gvc();
        String name = workload.workloadName(suffix);
        OwnWorkload own = OwnWorkload.of(org.name(), gvc, name, workload, mapper);
        List<String> obstacles = new ArrayList<>();
        Workload existing = read(gvc, name);
        String obstacle = existing == null
                ? null
                : new OwnWorkloads(org, time)
                        .obstacle(
                                gvc,
                                existing,
                                Reservation.holder(request.purpose().tags()));
        reasons.add("the job has a workload of its own");
        if (obstacle != null) {
            obstacles.add(obstacle);
        } else if (existing != null) {
            reasons.add("the workload " + name + " of an earlier job would be updated");
        }
        if (own.access() != null) {
            addConflict(gvc, own.access(), obstacles);
        }
        checkObjects(gvc, workload.needs(), request.workloadOptions().ensurePullSecrets(), obstacles);
        reasons.addAll(obstacles);
        Decision decision = existing == null ? Decision.CREATE : Decision.REUSE;
        return result(
                obstacles.isEmpty() ? decision : Decision.REFUSE,
                name,
                location,
                documents.objects(own.workload(), own.access()),
                documents.command(CommandStart.command(request, Objects.requireNonNullElse(location, ANY_LOCATION))));
    }

    private boolean isRetired(String gvc, @Nullable JobAccess access, @Nullable Workload holder) {
        return holder == null
                ? access != null && new AccessCreation(org, gvc).isRetired(access)
                : RequiredWorkload.isRetired(holder);
    }

    private void addConflict(String gvc, JobAccess access, List<String> obstacles) {
        String conflict = new AccessCreation(org, gvc).conflict(access);
        if (conflict != null) {
            obstacles.add(conflict);
        }
    }

    private void checkObjects(String gvc, ManifestNeeds needs, boolean addsPullSecrets, List<String> obstacles) {
        PlatformFacts facts = new PlatformReader(org).objects(gvc, needs);
        if (addsPullSecrets && facts.pullSecrets() != null) {
            facts = facts.and(new PlatformFacts(
                    Map.of(), Map.of(), Map.of(), Set.copyOf(needs.pullSecrets().keySet()), null));
            reasons.add("the GVC would have the pull secrets "
                    + String.join(", ", needs.pullSecrets().keySet()));
        }
        ManifestNeeds.Check check = needs.check(gvc, facts);
        check.problems().forEach(problem -> obstacles.add(problem.toString()));
        warnings.addAll(check.warnings());
    }

    private @Nullable Workload read(String gvc, String name) {
        try {
            return org.gvc(gvc).workloads().get(name).execute();
        } catch (ServiceException.NotFound missing) {
            return null;
        }
    }

    private JobPlan result(
            Decision decision, String name, @Nullable String location, ObjectNode objects, ObjectNode command) {
        return new JobPlan(decision, reasons, name, location, objects, command, warnings);
    }
}
