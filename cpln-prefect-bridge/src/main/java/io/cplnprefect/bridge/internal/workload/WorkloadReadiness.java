/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.internal.workload;

import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.TransportException;
import io.cplnprefect.core.time.TimeSource;
import io.cplnprefect.cpln.OrgScope;
import io.cplnprefect.cpln.workload.Workload;
import io.cplnprefect.cpln.workload.WorkloadDeployment;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** Waits until a workload is ready in a location. */
public final class WorkloadReadiness {

    private static final Duration POLL = Duration.ofSeconds(2);

    private final OrgScope org;
    private final TimeSource time;

    public WorkloadReadiness(OrgScope org, TimeSource time) {
        this.org = org;
        this.time = time;
    }

    /**
     * Waits until the workload is ready and returns the name of the location that it is ready in.
     *
     * @throws NotReadyException if it is not ready within the limit
     * @throws WorkloadException if it is not deployed to the location
     */
    public String await(String gvc, Workload workload, JobLocation location, Duration limit)
            throws InterruptedException {
        long begin = time.nanoTime().getAsLong();
        while (true) {
            String status;
            try {
                List<WorkloadDeployment> deployments = deployments(gvc, workload);
                for (WorkloadDeployment each : deployments) {
                    if (isChosen(each, location) && DeploymentReadiness.of(each, workload)) {
                        return each.name();
                    }
                }
                requireDeployed(gvc, location, deployments);
                status = deployments.stream()
                        .filter(each -> isChosen(each, location))
                        .findFirst()
                        .map(DeploymentReadiness::message)
                        .orElse("no deployment yet");
            } catch (TransportException | ServiceException.ServerError | ServiceException.RateLimited unreachable) {
                status = String.valueOf(unreachable.getMessage());
            }
            if (time.nanoTime().getAsLong() - begin + POLL.toNanos() > limit.toNanos()) {
                throw new NotReadyException("Workload /org/" + org.name() + "/gvc/" + gvc + "/workload/"
                        + workload.name() + " was not ready in "
                        + (location.name() == null ? "any location" : location.name()) + " within "
                        + limit.toSeconds() + " s; its last status: " + status
                        + ". Increase the job variable pod_watch_timeout_seconds if it needs more time");
            }
            time.sleep(POLL);
        }
    }

    private static boolean isChosen(WorkloadDeployment deployment, JobLocation location) {
        return location.name() == null || location.name().equals(deployment.name());
    }

    /** A GVC that selects its locations by a query lists none, so the deployments of the workload show them. */
    private static void requireDeployed(String gvc, JobLocation location, List<WorkloadDeployment> deployments) {
        if (location.verified()
                || deployments.isEmpty()
                || deployments.stream().anyMatch(each -> isChosen(each, location))) {
            return;
        }
        throw new WorkloadException(
                "Invalid location '" + location.name() + "': the GVC " + gvc + " has "
                        + deployments.stream()
                                .map(WorkloadDeployment::name)
                                .sorted()
                                .collect(Collectors.joining(", "))
                        + ". Set the job variable location, or CPLN_LOCATION, to one of them",
                null);
    }

    private List<WorkloadDeployment> deployments(String gvc, Workload workload) {
        return org.gvc(gvc).workload(workload.name()).deployments().list().stream()
                .toList();
    }
}
