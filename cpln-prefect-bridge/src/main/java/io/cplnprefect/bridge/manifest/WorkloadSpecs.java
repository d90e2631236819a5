/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.manifest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.cpln.workload.VolumeMount;
import java.util.List;

/**
 * The specs of cron workloads.
 *
 * <p>Every value of a shared spec is part of its hash. If one of them changes, workloads are no longer shared with Control Plane's
 * Python integration.
 */
final class WorkloadSpecs {

    private static final String PLACEHOLDER_CPU = "25m";
    private static final String PLACEHOLDER_MEMORY = "32Mi";

    private final JobDefinition.Pod pod;
    private final ConversionOptions options;

    private WorkloadSpecs(JobDefinition.Pod pod, ConversionOptions options) {
        this.pod = pod;
        this.options = options;
    }

    /** Returns the spec that all jobs of the same shape share. Its containers contain placeholders, which each command overrides. */
    static ObjectNode shared(JobDefinition.Pod pod, ConversionOptions options) {
        WorkloadSpecs specs = new WorkloadSpecs(pod, options);
        ObjectNode spec = specs.spec();
        ArrayNode containers = spec.withArray("containers");
        for (JobDefinition.Container container : pod.containers()) {
            ObjectNode json = containers
                    .addObject()
                    .put("name", container.name())
                    .put("image", options.placeholderImage())
                    .put("cpu", PLACEHOLDER_CPU)
                    .put("memory", PLACEHOLDER_MEMORY);
            shape(json, container);
        }
        return spec;
    }

    /** Returns the spec for one job, with all that its containers run. */
    static ObjectNode standalone(JobDefinition.Pod pod, ConversionOptions options) {
        WorkloadSpecs specs = new WorkloadSpecs(pod, options);
        ObjectNode spec = specs.spec();
        ArrayNode containers = spec.withArray("containers");
        for (JobDefinition.Container container : pod.containers()) {
            ObjectNode json =
                    containers.addObject().put("name", container.name()).put("image", container.image());
            content(json, container);
            shape(json, container);
        }
        if (pod.activeDeadlineSeconds() != null) {
            spec.withObjectProperty("job").put("activeDeadlineSeconds", pod.activeDeadlineSeconds());
        }
        return spec;
    }

    private ObjectNode spec() {
        ObjectNode spec = JsonNodeFactory.instance.objectNode();
        spec.put("type", "cron");
        spec.putArray("containers");
        // A schedule is required, but has no effect on a suspended workload.
        spec.putObject("job")
                .put("schedule", "* * * * *")
                .put("concurrencyPolicy", options.allowConcurrency() ? "Allow" : "Forbid")
                .put("historyLimit", 5)
                .put("restartPolicy", pod.restartPolicy());
        spec.putObject("defaultOptions")
                .put("capacityAI", false)
                .put("debug", false)
                .put("suspend", true);
        firewall(spec.putObject("firewallConfig"));
        if (pod.filesystemGroupId() != null) {
            spec.withObjectProperty("securityOptions").put("filesystemGroupId", pod.filesystemGroupId());
        }
        if (pod.runAsUser() != null) {
            spec.withObjectProperty("securityOptions").put("runAsUser", pod.runAsUser());
        }
        if (pod.terminationGracePeriodSeconds() != null) {
            spec.putObject("rolloutOptions").put("terminationGracePeriodSeconds", pod.terminationGracePeriodSeconds());
        }
        if (pod.extras() != null) {
            spec.set("extras", pod.extras());
        }
        return spec;
    }

    /** What a command can override. */
    private static void content(ObjectNode json, JobDefinition.Container container) {
        Resources resources = container.resources();
        json.put("cpu", resources.cpu()).put("memory", resources.memory());
        if (resources.minMilliCpu() != null) {
            json.put("minCpu", resources.minMilliCpu() + "m");
        }
        if (resources.minMebibytes() != null) {
            json.put("minMemory", resources.minMebibytes() + "Mi");
        }
        if (container.commandLine().command() != null) {
            json.put("command", container.commandLine().command());
        }
        container.commandLine().args().forEach(word -> json.withArray("args").add(word));
        container
                .env()
                .forEach(variable -> json.withArray("env")
                        .addObject()
                        .put("name", variable.name())
                        .put("value", variable.value()));
    }

    /** What a command cannot override. */
    private static void shape(ObjectNode json, JobDefinition.Container container) {
        if (container.workingDir() != null) {
            json.put("workingDir", container.workingDir());
        }
        for (VolumeMount volume : container.volumes()) {
            json.withArray("volumes").addObject().put("uri", volume.uri()).put("path", volume.path());
        }
        if (container.lifecycle() != null) {
            json.set("lifecycle", container.lifecycle());
        }
        Gpu gpu = container.gpu();
        if (gpu != null) {
            json.putObject("gpu").putObject("nvidia").put("model", gpu.model()).put("quantity", gpu.quantity());
        }
    }

    /** Allows outbound traffic only. */
    private void firewall(ObjectNode json) {
        ObjectNode external = json.putObject("external");
        options.outboundFirewall().cidrs().forEach(external.putArray("outboundAllowCIDR")::add);
        options.outboundFirewall().hostnames().forEach(external.putArray("outboundAllowHostname")::add);
        List.of("inboundAllowCIDR", "inboundBlockedCIDR", "outboundAllowPort", "outboundBlockedCIDR")
                .forEach(external::putArray);
        ObjectNode internal = json.putObject("internal");
        internal.put("inboundAllowType", "none");
        internal.putArray("inboundAllowWorkload");
    }
}
