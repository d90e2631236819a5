/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.internal.workload;

import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.TransportException;
import io.cplnprefect.core.time.TimeSource;
import io.cplnprefect.cpln.GvcScope;
import io.cplnprefect.cpln.OrgScope;
import io.cplnprefect.cpln.workload.Workload;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates the workload that a job requires. Concurrent creations of the same workload result in one. */
public final class WorkloadCreation {

    private static final Logger LOG = LoggerFactory.getLogger(WorkloadCreation.class);

    private static final Duration POLL = Duration.ofSeconds(2);
    private static final int MAX_ATTEMPTS = 3;
    public static final int MAX_GENERATIONS = 20;

    private final OrgScope org;
    private final GvcScope gvc;
    private final WorkloadRequest request;
    private final RequiredWorkload required;
    private final WorkloadQuota quota;
    private final TimeSource time;

    public WorkloadCreation(
            OrgScope org, WorkloadRequest request, RequiredWorkload required, WorkloadQuota quota, TimeSource time) {
        this.org = org;
        this.gvc = org.gvc(request.gvc());
        this.quota = quota;
        this.request = request;
        this.required = required;
        this.time = time;
    }

    /**
     * Creates the workload, or returns the one that another submitter has created.
     *
     * @throws WorkloadException if the workload cannot be created
     */
    public Workload create() throws InterruptedException {
        new RequiredObjects(org).require(request);
        String warning = quota.newForecast(request.gvc());
        if (warning != null) {
            request.about().warn(LOG, warning);
        }
        return create(1);
    }

    private Workload create(int generation) throws InterruptedException {
        if (generation > MAX_GENERATIONS) {
            throw new WorkloadException(
                    "No workload name is free: the " + MAX_GENERATIONS
                            + " names for this spec are retired. Run the cleanup",
                    null);
        }
        String name = required.name(generation);
        JobAccess access = required.access(name);
        if (access != null) {
            // The objects of a workload that is not one for these jobs are not replaced.
            if (read(name) != null) {
                return existing(name, generation);
            }
            if (!new AccessCreation(org, request.gvc()).create(access)) {
                return create(generation + 1);
            }
        }
        for (int attempt = 1; ; attempt++) {
            try {
                gvc.workloads().create(required.document(name)).execute();
                return gvc.workloads().get(name).execute();
            } catch (ServiceException.Conflict | ServiceException.BadRequest e) {
                if (!alreadyExists(e)) {
                    throw refused(name, e);
                }
                return existing(name, generation);
            } catch (TransportException | ServiceException.ServerError e) {
                // The workload may have been created although the response was lost.
                Workload workload = read(name);
                if (workload != null) {
                    return existing(name, generation);
                }
                if (attempt == MAX_ATTEMPTS) {
                    throw new WorkloadException("Workload " + name + " could not be created: " + e.getMessage(), e);
                }
                time.sleep(POLL);
            } catch (ServiceException e) {
                throw refused(name, e);
            }
        }
    }

    private static boolean alreadyExists(ServiceException e) {
        return e instanceof ServiceException.Conflict || e.serverMessage().contains("already exists");
    }

    private static WorkloadException refused(String name, ServiceException e) {
        return new WorkloadException("Workload " + name + " was refused: " + e.getMessage(), e);
    }

    private @Nullable Workload read(String name) {
        try {
            return gvc.workloads().get(name).execute();
        } catch (ServiceException.NotFound missing) {
            return null;
        }
    }

    private Workload existing(String name, int generation) throws InterruptedException {
        Workload workload = read(name);
        if (workload == null || RequiredWorkload.isRetired(workload)) {
            return create(generation + 1);
        }
        String difference = required.difference(workload);
        if (difference != null) {
            throw new WorkloadException(
                    "Workload name " + name + " in GVC " + request.gvc()
                            + " is taken by a workload that these jobs cannot use: " + difference
                            + ". Rename or delete that workload",
                    null);
        }
        return workload;
    }
}
