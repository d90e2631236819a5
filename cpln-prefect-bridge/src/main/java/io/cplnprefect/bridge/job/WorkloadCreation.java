/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.TransportException;
import io.cplnprefect.core.time.TimeSource;
import io.cplnprefect.cpln.GvcScope;
import io.cplnprefect.cpln.workload.Workload;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Creates the workload that a job requires. Concurrent creations of the same workload result in one. */
final class WorkloadCreation {

    private static final Duration POLL = Duration.ofSeconds(2);
    private static final int MAX_ATTEMPTS = 3;
    private static final int MAX_GENERATIONS = 20;

    private final GvcScope gvc;
    private final JobRequest request;
    private final RequiredWorkload required;
    private final TimeSource time;

    WorkloadCreation(GvcScope gvc, JobRequest request, RequiredWorkload required, TimeSource time) {
        this.gvc = gvc;
        this.request = request;
        this.required = required;
        this.time = time;
    }

    /**
     * Creates the workload, or returns the one that another submitter has created.
     *
     * @throws JobNotStartedException if the workload cannot be created
     */
    Workload create() throws InterruptedException {
        requireIdentity();
        return create(1);
    }

    /** Control Plane's own error message does not name the job variable. */
    private void requireIdentity() {
        String link = request.workload().spec().path("identityLink").asText();
        if (link.isEmpty()) {
            return;
        }
        String identity = link.substring(link.lastIndexOf('/') + 1);
        try {
            gvc.identities().get(identity).execute();
        } catch (ServiceException.NotFound missing) {
            throw new JobNotStartedException(
                    "Invalid identity '" + identity + "': not found in GVC " + request.gvc()
                            + ". Create it, or change the job variable service_account_name",
                    missing);
        }
    }

    private Workload create(int generation) throws InterruptedException {
        if (generation > MAX_GENERATIONS) {
            throw new JobNotStartedException(
                    "No workload name is free: the " + MAX_GENERATIONS
                            + " names for this spec are retired. Run the cleanup",
                    null);
        }
        String name = required.name(generation);
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
                    throw new JobNotStartedException(
                            "Workload " + name + " could not be created: " + e.getMessage(), e);
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

    private static JobNotStartedException refused(String name, ServiceException e) {
        return new JobNotStartedException("Workload " + name + " was refused: " + e.getMessage(), e);
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
        if (!required.matches(workload)) {
            throw new JobNotStartedException(
                    "Workload name " + name + " in GVC " + request.gvc()
                            + " is taken by a workload that was not created for these jobs, or was changed by hand. Rename or"
                            + " delete that workload",
                    null);
        }
        return workload;
    }
}
