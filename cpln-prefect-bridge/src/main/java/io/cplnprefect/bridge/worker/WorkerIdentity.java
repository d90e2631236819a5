/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import io.cplnprefect.bridge.template.LocalUrl;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.prefect.Prefect;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What a worker gives to its jobs, worked out once.
 *
 * @param agent tag of the commands that it starts
 * @param defaultImage image of jobs that name none
 * @param jobEnvironment variables that every job gets
 * @param labelsPoolAndWorker whether jobs are labelled with pool and worker, as those of Prefect 3 are
 */
record WorkerIdentity(
        String agent, String defaultImage, Map<String, String> jobEnvironment, boolean labelsPoolAndWorker) {

    private static final String API_URL = "PREFECT_API_URL";

    /**
     * Works it out.
     *
     * @throws UsageException when no job could reach the Prefect API under the address that it would be given
     */
    static WorkerIdentity of(WorkerSettings settings, Prefect prefect, Map<String, String> environment) {
        int generation = prefect.version().major();
        return new WorkerIdentity(
                agent(settings, environment),
                Objects.requireNonNullElse(settings.defaultImage(), "prefecthq/prefect:" + generation + "-latest"),
                jobEnvironment(settings, prefect),
                generation >= 3);
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

    private static Map<String, String> jobEnvironment(WorkerSettings settings, Prefect prefect) {
        Map<String, String> environment = new LinkedHashMap<>(prefect.environment());
        environment.putAll(settings.jobEnvironment());
        String own = settings.jobApiUrl();
        if (own != null) {
            environment.put(API_URL, own);
        }
        String used = environment.getOrDefault(API_URL, "");
        if (own == null && LocalUrl.isLocal(used)) {
            throw new UsageException(
                    "Jobs would be given " + API_URL + "=" + used
                            + ", an address of this machine that no job on Control Plane can reach: set jobApiUrl to the address as jobs see it");
        }
        return environment;
    }
}
