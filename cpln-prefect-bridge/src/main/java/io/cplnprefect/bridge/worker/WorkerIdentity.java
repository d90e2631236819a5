/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import io.cplnprefect.bridge.internal.worker.InstanceName;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.server.ServerVersion;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * The values that a worker passes to all of its jobs.
 *
 * @param instanceName name of this process, by which the server and other workers know it
 * @param instance id of this process, the last part of its name
 * @param agent the agent tag of the commands
 * @param defaultImage image of jobs without an image
 * @param prefectVersion version of the Prefect server
 */
record WorkerIdentity(
        String instanceName, String instance, String agent, String defaultImage, ServerVersion prefectVersion) {

    private static final ServerVersion FLOW_RUNS_HAVE_LABELS = new ServerVersion(3, 1, 6);

    static WorkerIdentity of(WorkerSettings settings, Prefect prefect, Map<String, String> environment) {
        ServerVersion version = prefect.version();
        String instance = UUID.randomUUID().toString().substring(0, 8);
        return new WorkerIdentity(
                InstanceName.of(settings.name(), instance),
                instance,
                agent(settings, environment),
                defaultImage(settings, version),
                version);
    }

    /** Returns whether jobs have labels of the work pool and the worker, as in Prefect 3. */
    boolean labelsPoolAndWorker() {
        return prefectVersion.major() >= 3;
    }

    /** Returns whether flow runs have labels of the work pool and the worker. */
    boolean labelsFlowRuns() {
        return prefectVersion.compareTo(FLOW_RUNS_HAVE_LABELS) >= 0;
    }

    static String defaultImage(WorkerSettings settings, ServerVersion version) {
        return Objects.requireNonNullElse(settings.defaultImage(), "prefecthq/prefect:" + version.major() + "-latest");
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
