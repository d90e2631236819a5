/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import io.cplnprefect.prefect.Prefect;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The values that a worker passes to all of its jobs.
 *
 * @param instanceName name of this process, by which the server and other workers know it
 * @param instance id of this process, the last part of its name
 * @param agent the agent tag of the commands
 * @param defaultImage image of jobs without an image
 * @param labelsPoolAndWorker whether jobs have labels of the work pool and the worker, as in Prefect 3
 */
record WorkerIdentity(
        String instanceName, String instance, String agent, String defaultImage, boolean labelsPoolAndWorker) {

    /** Distinguishes workers of this library from Prefect's own in the same pool, which do not share its observation. */
    private static final String MARK = " (java ";

    static WorkerIdentity of(WorkerSettings settings, Prefect prefect, Map<String, String> environment) {
        int major = prefect.version().major();
        String instance = UUID.randomUUID().toString().substring(0, 8);
        return new WorkerIdentity(
                instanceName(settings.name(), instance),
                instance,
                agent(settings, environment),
                Objects.requireNonNullElse(settings.defaultImage(), "prefecthq/prefect:" + major + "-latest"),
                major >= 3);
    }

    private static String instanceName(String name, String instance) {
        return name + MARK + instance + ")";
    }

    /** Returns the id of a process from its name, or {@code null} if it is not a worker of this library. */
    static @Nullable String instance(String workerName) {
        int mark = workerName.lastIndexOf(MARK);
        return mark < 0 || !workerName.endsWith(")")
                ? null
                : workerName.substring(mark + MARK.length(), workerName.length() - 1);
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
