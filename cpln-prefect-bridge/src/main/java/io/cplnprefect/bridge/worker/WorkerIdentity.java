/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import io.cplnprefect.prefect.Prefect;
import java.util.Map;
import java.util.Objects;

/**
 * The values that a worker passes to all of its jobs.
 *
 * @param agent the agent tag of the commands
 * @param defaultImage image of jobs without an image
 * @param labelsPoolAndWorker whether jobs have labels of the work pool and the worker, as in Prefect 3
 */
record WorkerIdentity(String agent, String defaultImage, boolean labelsPoolAndWorker) {

    static WorkerIdentity of(WorkerSettings settings, Prefect prefect, Map<String, String> environment) {
        int major = prefect.version().major();
        return new WorkerIdentity(
                agent(settings, environment),
                Objects.requireNonNullElse(settings.defaultImage(), "prefecthq/prefect:" + major + "-latest"),
                major >= 3);
    }

    private static String agent(WorkerSettings settings, Map<String, String> environment) {
        if (settings.agent() != null) {
            return settings.agent();
        }
        String workload = environment.get("CPLN_WORKLOAD");
        return workload == null || workload.isBlank()
                ? "worker:" + settings.workPool() + "/" + settings.name()
                : workload;
    }
}
