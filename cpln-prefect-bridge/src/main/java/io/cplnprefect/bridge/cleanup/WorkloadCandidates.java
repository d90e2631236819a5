/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.cleanup;

import io.cplnprefect.bridge.internal.workload.Retirement;
import io.cplnprefect.bridge.internal.workload.WorkloadOrigin;
import io.cplnprefect.cpln.GvcScope;
import io.cplnprefect.cpln.query.Query;
import io.cplnprefect.cpln.query.Query.Comparison;
import io.cplnprefect.cpln.resource.Patch;
import io.cplnprefect.cpln.resource.Resource;
import io.cplnprefect.cpln.workload.Command;
import io.cplnprefect.cpln.workload.JobExecution;
import io.cplnprefect.cpln.workload.JobExecutionStatus;
import io.cplnprefect.cpln.workload.Workload;
import io.cplnprefect.cpln.workload.WorkloadDeployment;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The workloads of a GVC. A workload is in use while a job in it is live, and was used last when Control Plane changed a job in it. */
final class WorkloadCandidates implements Candidates<Workload> {

    private static final Query NEWEST_FIRST =
            Query.all().sortDescendingBy("lastModified").build();

    /** A stage that is unknown counts as live. */
    private static final Query NOT_ENDED = Query.all()
            .property("lifecycleStage", Comparison.NOT_EQUAL, "completed")
            .property("lifecycleStage", Comparison.NOT_EQUAL, "failed")
            .property("lifecycleStage", Comparison.NOT_EQUAL, "cancelled")
            .build();

    private final GvcScope gvc;
    private final String path;
    private final boolean foreignToo;

    WorkloadCandidates(GvcScope gvc, String org, boolean foreignToo) {
        this.gvc = gvc;
        this.path = "/org/" + org + "/gvc/" + gvc.name() + "/workload";
        this.foreignToo = foreignToo;
    }

    @Override
    public String kind() {
        return "workload";
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public Resource<Workload> objects() {
        return gvc.workloads();
    }

    @Override
    public Iterable<Workload> listed() {
        return gvc.workloads().query(CreatedObjects.QUERY);
    }

    @Override
    public boolean isForeign(Workload workload) {
        return !foreignToo && !WorkloadOrigin.isThisLibrary(workload);
    }

    @Override
    public Patch mark(Workload workload, UUID mark) {
        return Retirement.markWorkload(workload.tags(), workload.version(), mark);
    }

    @Override
    public ObjectUse use(Workload workload) {
        var commands = gvc.workload(workload.name()).commands();
        Optional<Command> live = commands.query(NOT_ENDED).limit(1).stream().findFirst();
        if (live.isPresent()) {
            return ObjectUse.by("the live job " + live.get().id());
        }
        Instant last = commands.query(NEWEST_FIRST).limit(1).stream()
                .map(Command::lastModified)
                .findFirst()
                .orElse(null);
        for (WorkloadDeployment deployment :
                gvc.workload(workload.name()).deployments().list()) {
            if (deployment.status() == null) {
                continue;
            }
            for (JobExecution execution : deployment.status().jobExecutions()) {
                if (JobExecutionStatus.ACTIVE.equals(execution.status())
                        || JobExecutionStatus.PENDING.equals(execution.status())) {
                    return ObjectUse.by("the execution " + execution.name());
                }
                last = later(last, later(execution.startTime(), execution.completionTime()));
            }
        }
        return new ObjectUse(null, last);
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isAfter(one)) ? other : one;
    }
}
