/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.TransportException;
import io.cplnprefect.core.time.TimeSource;
import io.cplnprefect.cpln.OrgScope;
import io.cplnprefect.cpln.workload.Workload;
import io.cplnprefect.cpln.workload.WorkloadDeployment;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Waits until a workload is ready in a location. */
final class WorkloadReadiness {

    private static final Duration POLL = Duration.ofSeconds(2);

    private final OrgScope org;
    private final TimeSource time;

    WorkloadReadiness(OrgScope org, TimeSource time) {
        this.org = org;
        this.time = time;
    }

    /**
     * Waits until the workload is ready and returns how long that took.
     *
     * @throws JobNotStartedException if it is not ready within the time of the request
     */
    Duration await(JobRequest request, Workload workload, String location) throws InterruptedException {
        long begin = time.nanoTime().getAsLong();
        long limit = request.readiness().toNanos();
        while (true) {
            String status;
            try {
                WorkloadDeployment deployment = deployment(request, workload, location);
                if (deployment != null && DeploymentReadiness.of(deployment, workload)) {
                    return Duration.ofNanos(time.nanoTime().getAsLong() - begin);
                }
                status = deployment == null ? "no deployment yet" : DeploymentReadiness.message(deployment);
            } catch (TransportException | ServiceException.ServerError | ServiceException.RateLimited unreachable) {
                status = String.valueOf(unreachable.getMessage());
            }
            if (time.nanoTime().getAsLong() - begin + POLL.toNanos() > limit) {
                throw new JobNotStartedException(
                        "Workload /org/" + org.name() + "/gvc/" + request.gvc() + "/workload/" + workload.name()
                                + " was not ready in " + location + " within "
                                + request.readiness().toSeconds() + " s; its last status: " + status
                                + ". Increase the job variable pod_watch_timeout_seconds if it needs more time",
                        null);
            }
            time.sleep(POLL);
        }
    }

    private @Nullable WorkloadDeployment deployment(JobRequest request, Workload workload, String location) {
        return org.gvc(request.gvc()).workload(workload.name()).deployments().list().stream()
                .filter(each -> location.equals(each.name()))
                .findFirst()
                .orElse(null);
    }
}
