/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import io.cplnprefect.bridge.pid.InfrastructurePid;
import io.cplnprefect.bridge.template.FlowRunContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The labels by which Prefect relates events and flow runs to a worker, as its own workers write them. */
final class WorkerLabels {

    private static final String ROLE = "prefect.resource.role";
    private static final String FLOW_RUN = "flow-run";

    private WorkerLabels() {}

    static Map<String, String> resource(String kind, Object id, @Nullable String name) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("prefect.resource.id", "prefect." + kind + "." + id);
        labels.put(ROLE, kind);
        if (name != null) {
            labels.put("prefect.resource.name", name);
        }
        return labels;
    }

    static List<Map<String, String>> resources(FlowRunContext run, List<String> tags) {
        List<Map<String, String>> resources = new ArrayList<>();
        resources.add(resource(FLOW_RUN, run.flowRunId(), run.flowRunName()));
        if (run.flowId() != null) {
            resources.add(resource("flow", run.flowId(), run.flowName()));
        }
        if (run.deploymentId() != null) {
            resources.add(resource("deployment", run.deploymentId(), run.deploymentName()));
        }
        tags.stream().sorted().forEach(tag -> resources.add(resource("tag", tag, null)));
        return resources;
    }

    /** Returns the labels of a flow run of Prefect 3. */
    static Map<String, Object> ofFlowRun(FlowRunContext run) {
        Map<String, Object> labels = new LinkedHashMap<>();
        labels.put("prefect.worker.name", Objects.requireNonNull(run.workerName()));
        labels.put("prefect.worker.type", WorkPoolSetup.TYPE);
        labels.put("prefect.work-pool.name", Objects.requireNonNull(run.workPoolName()));
        labels.put("prefect.work-pool.id", String.valueOf(run.workPoolId()));
        return labels;
    }

    /** Returns a resource with the job as its infrastructure, if it is a flow run. */
    static Map<String, String> ended(Map<String, String> resource, InfrastructurePid pid) {
        if (!FLOW_RUN.equals(resource.get(ROLE))) {
            return resource;
        }
        Map<String, String> labels = new LinkedHashMap<>(resource);
        labels.put("prefect.infrastructure.identifier", pid.toString());
        return labels;
    }
}
