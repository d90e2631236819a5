/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.internal.workload;

import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.time.TimeSource;
import io.cplnprefect.cpln.GvcScope;
import io.cplnprefect.cpln.OrgScope;
import io.cplnprefect.cpln.policy.Policy;
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
    private final TimeSource time;
    private final Locations locations;
    private final WorkloadReadiness readiness;

    public OwnWorkloads(OrgScope org, TimeSource time) {
        this.org = org;
        this.time = time;
        this.locations = new Locations(org, time);
        this.readiness = new WorkloadReadiness(org, time);
    }

    /**
     * Creates the workload of a job with its identity and policy, or updates the one of an earlier job of the name, and waits until it
     * is ready.
     *
     * @throws WorkloadException if it cannot run in the GVC, its name is taken, or it is not ready in time
     */
    public ReadyWorkload ready(WorkloadRequest request, OwnWorkload own) throws InterruptedException {
        List<JobLocation> candidates = locations.inOrder(request);
        new RequiredObjects(org).require(request);
        long readNanos = time.nanoTime().getAsLong();
        Workload workload = provided(org.gvc(request.gvc()), own);
        for (JobLocation location : candidates.subList(0, candidates.size() - 1)) {
            try {
                return ready(request, workload, location, readNanos);
            } catch (NotReadyException notReady) {
                request.about().warn(LOG, "Using the next location of the GVC: " + notReady.getMessage());
            }
        }
        return ready(request, workload, candidates.get(candidates.size() - 1), readNanos);
    }

    private ReadyWorkload ready(WorkloadRequest request, Workload workload, JobLocation location, long readNanos)
            throws InterruptedException {
        String ready = readiness.await(request.gvc(), workload, location, request.readiness());
        return new ReadyWorkload(workload.name(), ready, readNanos);
    }

    private Workload provided(GvcScope gvc, OwnWorkload own) {
        String name = own.workload().name();
        Workload existing = read(gvc, name);
        if (existing != null && RequiredWorkload.isRetired(existing)) {
            throw new RetiredWorkloadException(retired(gvc.name(), name));
        }
        String obstacle = existing == null ? null : obstacle(gvc.name(), existing);
        if (obstacle != null) {
            throw new WorkloadException(obstacle, null);
        }
        if (own.access() != null && !new AccessCreation(org, gvc.name()).create(own.access())) {
            throw new RetiredWorkloadException(retired(gvc.name(), name));
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
        if (RequiredWorkload.isRetired(existing)) {
            return retired(gvc, existing.name());
        }
        String subject = "Workload name " + existing.name() + " in GVC " + gvc;
        if (!OwnWorkload.isOwn(existing)) {
            return subject + " is taken by a workload of another kind. Use another metadata.name, or generateName";
        }
        return isInUse(org.gvc(gvc), existing.name())
                ? subject
                        + " is taken by a job that is live. Wait for its end, or use generateName for jobs that run at the same time"
                : null;
    }

    private static String retired(String gvc, String name) {
        return "Workload name " + name + " in GVC " + gvc
                + " is taken by objects of an earlier job that the cleanup is about to delete. Submit the job again later, or use"
                + " generateName";
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
        String policy = JobAccess.policyName(gvcName, name);
        if (AccessCreation.isOwn(org.policies().get(policy))) {
            delete(org.policies().delete(policy));
        }
        deleteEarlierPolicy(gvcName, name);
        return true;
    }

    /** Deletes the policy that an earlier release has created, unless a workload of the same name in another GVC has replaced it. */
    private void deleteEarlierPolicy(String gvc, String name) {
        String identity = "/gvc/" + gvc + "/identity/" + JobAccess.identityName(name);
        try {
            Policy policy =
                    org.policies().get(JobAccess.earlierPolicyName(name)).execute();
            if (RequiredWorkload.isOwn(policy.tags())
                    && policy.bindings().stream()
                            .flatMap(binding -> binding.principalLinks().stream())
                            .allMatch(principal -> principal.endsWith(identity))) {
                delete(org.policies().delete(policy.name()));
            }
        } catch (ServiceException.NotFound missing) {
            // Workloads of this release have no such policy.
        }
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
