/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.internal.workload;

import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.call.RequestOptions;
import io.cplnprefect.core.call.RetryPolicy;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.time.TimeSource;
import io.cplnprefect.cpln.GvcScope;
import io.cplnprefect.cpln.OrgScope;
import io.cplnprefect.cpln.policy.Policy;
import io.cplnprefect.cpln.query.Query;
import io.cplnprefect.cpln.workload.Workload;
import java.time.Duration;
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

    /** A repeated deletion could have its effect on a later workload of the same name. */
    private static final RequestOptions ONCE =
            RequestOptions.timeout(Duration.ofSeconds(15)).with(RequestOptions.retry(RetryPolicy.NONE));

    private final OrgScope org;
    private final TimeSource time;
    private final Locations locations;
    private final WorkloadReadiness readiness;
    private final WorkloadReservations reservations;

    public OwnWorkloads(OrgScope org, TimeSource time) {
        this.org = org;
        this.time = time;
        this.locations = new Locations(org, time);
        this.readiness = new WorkloadReadiness(org, time);
        this.reservations = new WorkloadReservations(time);
    }

    /**
     * Reserves the workload of a job, creates it with its identity and policy, or updates the one of an earlier job of the name, and waits
     * until it is ready.
     *
     * @param holder for whom it is reserved, see {@link Reservation#holder}
     * @throws WorkloadException if it cannot run in the GVC, its name is taken, or it is not ready in time
     */
    public ReadyWorkload ready(WorkloadRequest request, OwnWorkload own, String holder) throws InterruptedException {
        List<JobLocation> candidates = locations.inOrder(request);
        new RequiredObjects(org).require(request);
        long readNanos = time.nanoTime().getAsLong();
        Reservation reservation =
                Reservation.ofSubmission(holder, time.now(), request.readiness().multipliedBy(candidates.size()));
        Workload workload = provided(org.gvc(request.gvc()), own, reservation);
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

    private Workload provided(GvcScope gvc, OwnWorkload own, Reservation reservation) {
        String name = own.workload().name();
        Workload existing = read(gvc, name);
        if (existing != null && RequiredWorkload.isRetired(existing)) {
            throw new RetiredWorkloadException(retired(gvc.name(), name));
        }
        String obstacle = existing == null ? null : obstacle(gvc.name(), existing, reservation.holder());
        if (obstacle != null) {
            throw new WorkloadException(obstacle, null);
        }
        Workload reserved = existing == null ? null : reservations.begin(gvc, existing, reservation);
        if (existing != null && reserved == null) {
            throw new WorkloadException(reserved(gvc.name(), name), null);
        }
        if (own.access() != null && !new AccessCreation(org, gvc.name()).create(own.access())) {
            throw new RetiredWorkloadException(retired(gvc.name(), name));
        }
        Workload document = reservation.on(own.workload());
        try {
            if (reserved == null) {
                gvc.workloads().create(document).execute();
            } else {
                gvc.workloads()
                        .put(Workload.builder()
                                .from(document)
                                .version(reserved.version())
                                .build())
                        .execute();
            }
        } catch (ServiceException.Conflict changed) {
            throw new WorkloadException(reserved(gvc.name(), name), changed);
        }
        return gvc.workloads().get(name).execute();
    }

    /**
     * Returns why a job cannot use a workload that has its name, or null if it can.
     *
     * @param holder see {@link Reservation#holder}
     */
    public @Nullable String obstacle(String gvc, Workload existing, String holder) {
        if (RequiredWorkload.isRetired(existing)) {
            return retired(gvc, existing.name());
        }
        if (!OwnWorkload.isOwn(existing)) {
            return subject(gvc, existing.name())
                    + " is taken by a workload of another kind. Use another metadata.name, or generateName";
        }
        // A reservation ends with the start of its job, so the live jobs are read after it.
        if (!Reservation.isHeld(existing.tags(), holder) && reservations.isInForce(org.gvc(gvc), existing)) {
            return reserved(gvc, existing.name());
        }
        return isInUse(org.gvc(gvc), existing.name())
                ? subject(gvc, existing.name())
                        + " is taken by a job that is live. Wait for its end, or use generateName for jobs that run at the same time"
                : null;
    }

    /**
     * Returns why the job of a holder must not be started in a workload, or null if it may be started now.
     *
     * @throws ServiceException.NotFound if the workload was deleted
     */
    public @Nullable String refusal(String gvc, String name, String holder) {
        Workload workload = org.gvc(gvc).workloads().get(name).execute();
        if (RequiredWorkload.isRetired(workload)) {
            return retired(gvc, name);
        }
        Reservation reservation = Reservation.in(workload.tags());
        return reservation != null && reservation.holder().equals(holder) && reservation.permitsStart(time.now())
                ? null
                : subject(gvc, name)
                        + " was taken by another job before this one was started. Submit this job again after the end of that job, or"
                        + " use generateName for jobs that run at the same time";
    }

    private static String subject(String gvc, String name) {
        return "Workload name " + name + " in GVC " + gvc;
    }

    private static String reserved(String gvc, String name) {
        return subject(gvc, name)
                + " is taken by a job that is being started or deleted. Wait for its end, or use generateName for jobs that run at the"
                + " same time";
    }

    private static String retired(String gvc, String name) {
        return subject(gvc, name)
                + " is taken by objects of an earlier job that the cleanup is about to delete. Submit the job again later, or use"
                + " generateName";
    }

    /**
     * Deletes a workload with its identity and policy, unless another job runs in it or is being started in it. It is reserved first, so
     * that no job can begin between the last search for live jobs and the deletion.
     *
     * @return whether the workload does not exist any more
     */
    public boolean delete(String gvcName, String name) {
        GvcScope gvc = org.gvc(gvcName);
        Workload existing = read(gvc, name);
        if (existing == null) {
            deleteAccess(gvc, name);
            return true;
        }
        return OwnWorkload.isOwn(existing) && !reservations.isInForce(gvc, existing) && delete(gvc, existing);
    }

    /**
     * Ends the use of a workload in which the job of a holder was certainly not started: deletes it if no job has run in it, else ends
     * the reservation. Leaves a workload alone that the holder has not reserved.
     */
    public void abandon(String gvcName, String name, String holder) {
        GvcScope gvc = org.gvc(gvcName);
        Workload existing = read(gvc, name);
        if (existing == null || !OwnWorkload.isOwn(existing) || !Reservation.isHeld(existing.tags(), holder)) {
            return;
        }
        if (gvc.workload(name).commands().query(Query.all().build()).limit(1).stream()
                .findAny()
                .isEmpty()) {
            delete(gvc, existing);
        } else {
            reservations.end(gvc, existing);
        }
    }

    private boolean delete(GvcScope gvc, Workload existing) {
        if (isInUse(gvc, existing.name())) {
            return false;
        }
        Workload reserved = reservations.begin(gvc, existing, Reservation.ofDeletion(time.now()));
        if (reserved == null) {
            return false;
        }
        if (isInUse(gvc, existing.name())) {
            reservations.end(gvc, reserved);
            return false;
        }
        try {
            gvc.workloads().delete(existing.name()).with(ONCE).execute();
        } catch (ServiceException.NotFound deleted) {
            // Another process has deleted it.
        } catch (ServiceException.Forbidden | ServiceException.Conflict refused) {
            reservations.end(gvc, reserved);
            throw refused;
        }
        deleteAccess(gvc, existing.name());
        return true;
    }

    private void deleteAccess(GvcScope gvc, String name) {
        String identity = JobAccess.identityName(name);
        if (AccessCreation.isOwn(gvc.identities().get(identity))) {
            delete(gvc.identities().delete(identity));
        }
        String policy = JobAccess.policyName(gvc.name(), name);
        if (AccessCreation.isOwn(org.policies().get(policy))) {
            delete(org.policies().delete(policy));
        }
        deleteEarlierPolicy(gvc.name(), name);
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
