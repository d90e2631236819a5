/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.internal.workload;

import io.cplnprefect.cpln.workload.Workload;
import io.cplnprefect.cpln.workload.WorkloadDeployment;
import io.cplnprefect.cpln.workload.WorkloadDeploymentStatus;

/** The readiness of a deployment for the current version of its workload. Pure functions. */
public final class DeploymentReadiness {

    private DeploymentReadiness() {}

    /** Returns whether the deployment is ready. Its status counts only if it has processed the version of the workload. */
    public static boolean of(WorkloadDeployment deployment, Workload workload) {
        WorkloadDeploymentStatus status = deployment.status();
        if (status == null || !Boolean.TRUE.equals(status.ready())) {
            return false;
        }
        Integer version = workload.version();
        return version == null || status.lastProcessedVersion() == null || status.lastProcessedVersion() >= version;
    }

    public static String message(WorkloadDeployment deployment) {
        WorkloadDeploymentStatus status = deployment.status();
        String message = status == null ? null : status.message();
        return message == null || message.isBlank() ? "not ready" : message;
    }
}
