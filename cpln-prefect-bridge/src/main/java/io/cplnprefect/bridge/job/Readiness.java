/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import io.cplnprefect.prefect.deployment.Deployment;
import io.cplnprefect.prefect.deployment.DeploymentStatus;
import io.cplnprefect.cpln.workload.Workload;

/** Whether a deployment is ready in the version that the workload has. A pure function of what was read. */
final class Readiness {

    private Readiness() {}

    /** A deployment that has not processed the workload's version yet tells of the one before, so its word does not count. */
    static boolean of(Deployment deployment, Workload workload) {
        DeploymentStatus status = deployment.status();
        if (status == null || !Boolean.TRUE.equals(status.ready())) {
            return false;
        }
        Integer version = workload.version();
        return version == null || status.lastProcessedVersion() == null || status.lastProcessedVersion() >= version;
    }

    static String message(Deployment deployment) {
        DeploymentStatus status = deployment.status();
        String message = status == null ? null : status.message();
        return message == null || message.isBlank() ? "not ready" : message;
    }
}
