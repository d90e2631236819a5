/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.internal.workload;

import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.time.TimeSource;
import io.cplnprefect.cpln.GvcScope;
import io.cplnprefect.cpln.OrgScope;
import io.cplnprefect.cpln.query.Query;
import io.cplnprefect.cpln.workload.Workload;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The workloads that belong to one job each: created before it, deleted after it. Thread-safe.
 */
public final class OwnWorkloads {

    private static final Logger LOG = LoggerFactory.getLogger(OwnWorkloads.class);

    private static final Query LIVE = Query.any()
            .property("lifecycleStage", "pending")
            .property("lifecycleStage", "running")
            .build();

    private final OrgScope org;
    private final Locations locations;
    private final WorkloadReadiness readiness;

    public OwnWorkloads(OrgScope org, TimeSource time) {
        this.org = org;
        this.locations = new Locations(org, time);
        this.readiness = new WorkloadReadiness(org, time);
    }

    /**
     * Creates the workload of a job with its identity and policy, or updates the one of an earlier job of the name, and waits until it
     * is ready. Returns the name of the location that it is ready in.
     *
     * @throws WorkloadException if it cannot run in the GVC, its name is taken, or it is not ready in time
     */
    public String ready(WorkloadRequest request, OwnWorkload own) throws InterruptedException {
        List<JobLocation> candidates = locations.inOrder(request);
        new RequiredObjects(org).require(request);
        Workload workload = provided(org.gvc(request.gvc()), own);
        for (JobLocation location : candidates.subList(0, candidates.size() - 1)) {
            try {
                return readiness.await(request.gvc(), workload, location, request.readiness());
            } catch (NotReadyException notReady) {
                request.about().warn(LOG, "Using the next location of the GVC: " + notReady.getMessage());
            }
        }
        return readiness.await(request.gvc(), workload, candidates.get(candidates.size() - 1), request.readiness());
    }

    private Workload provided(GvcScope gvc, OwnWorkload own) {
        String name = own.workload().name();
        Workload existing = read(gvc, name);
        String obstacle = existing == null ? null : obstacle(gvc.name(), existing);
        if (obstacle != null) {
            throw new WorkloadException(obstacle, null);
        }
        if (own.access() != null) {
            new AccessCreation(org, gvc.name()).create(own.access());
        }
        if (existing == null) {
            gvc.workloads().create(own.workload()).execute();
        } else {
            gvc.workloads()
                    .put(Workload.builder()
                            .from(own.workload())
                            .version(existing.version())
                            .build())
                    .execute();
        }
        return gvc.workloads().get(name).execute();
    }

    /** Returns why a job cannot use a workload that has its name, or null if it can. */
    public @Nullable String obstacle(String gvc, Workload existing) {
        String subject = "Workload name " + existing.name() + " in GVC " + gvc;
        if (!OwnWorkload.isOwn(existing)) {
            return subject + " is taken by a workload of another kind. Use another metadata.name, or generateName";
        }
        return isInUse(org.gvc(gvc), existing.name())
                ? subject
                        + " is taken by a job that is live. Wait for its end, or use generateName for jobs that run at the same time"
                : null;
    }

    /**
     * Deletes a workload with its identity and policy, unless another job runs in it.
     *
     * @return whether the workload does not exist any more
     */
    public boolean delete(String gvcName, String name) {
        GvcScope gvc = org.gvc(gvcName);
        Workload existing = read(gvc, name);
        if (existing != null && (!OwnWorkload.isOwn(existing) || isInUse(gvc, name))) {
            return false;
        }
        delete(gvc.workloads().delete(name));
        String identity = JobAccess.identityName(name);
        if (AccessCreation.isOwn(gvc.identities().get(identity))) {
            delete(gvc.identities().delete(identity));
        }
        String policy = JobAccess.policyName(name);
        if (AccessCreation.isOwn(org.policies().get(policy))) {
            delete(org.policies().delete(policy));
        }
        return true;
    }

    private static void delete(ApiCall<Void> delete) {
        try {
            delete.execute();
        } catch (ServiceException.NotFound deleted) {
            // Another process has deleted it.
        }
    }

    private static boolean isInUse(GvcScope gvc, String name) {
        return gvc.workload(name).commands().query(LIVE).stream().findAny().isPresent();
    }

    private static @Nullable Workload read(GvcScope gvc, String name) {
        try {
            return gvc.workloads().get(name).execute();
        } catch (ServiceException.NotFound missing) {
            return null;
        }
    }
}
