/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.manifest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.cpln.workload.VolumeMount;
import java.util.List;

/**
 * The spec of a workload that all jobs of the same shape share. Its containers contain placeholders, which each command overrides.
 *
 * <p>Every value here is part of the spec hash. If one of them changes, workloads are no longer shared with Control Plane's Python
 * integration.
 */
final class GenericWorkloadSpec {

    private static final String PLACEHOLDER_CPU = "25m";
    private static final String PLACEHOLDER_MEMORY = "32Mi";

    private GenericWorkloadSpec() {}

    static ObjectNode of(JobManifest job, String org, String gvc, String placeholderImage) {
        ObjectNode spec = JsonNodeFactory.instance.objectNode();
        spec.put("type", "cron");
        job.containers()
                .forEach(container -> container(spec.withArray("containers").addObject(), container, placeholderImage));
        // A schedule is required, but has no effect on a suspended workload.
        spec.putObject("job")
                .put("schedule", "* * * * *")
                .put("concurrencyPolicy", "Forbid")
                .put("historyLimit", 5)
                .put("restartPolicy", job.restartPolicy());
        spec.putObject("defaultOptions")
                .put("capacityAI", false)
                .put("debug", false)
                .put("suspend", true);
        firewall(spec.putObject("firewallConfig"));
        if (job.identity() != null) {
            spec.put("identityLink", "/org/" + org + "/gvc/" + gvc + "/identity/" + job.identity());
        }
        if (job.filesystemGroupId() != null) {
            spec.withObjectProperty("securityOptions").put("filesystemGroupId", job.filesystemGroupId());
        }
        if (job.runAsUser() != null) {
            spec.withObjectProperty("securityOptions").put("runAsUser", job.runAsUser());
        }
        if (job.terminationGracePeriodSeconds() != null) {
            spec.putObject("rolloutOptions").put("terminationGracePeriodSeconds", job.terminationGracePeriodSeconds());
        }
        return spec;
    }

    private static void container(ObjectNode json, JobManifest.Container container, String placeholderImage) {
        json.put("name", container.override().name());
        json.put("image", placeholderImage);
        json.put("cpu", PLACEHOLDER_CPU);
        json.put("memory", PLACEHOLDER_MEMORY);
        if (container.workingDir() != null) {
            json.put("workingDir", container.workingDir());
        }
        for (VolumeMount volume : container.volumes()) {
            json.withArray("volumes").addObject().put("uri", volume.uri()).put("path", volume.path());
        }
        if (container.lifecycle() != null) {
            json.set("lifecycle", container.lifecycle());
        }
    }

    /** Allows all outbound and no inbound traffic. */
    private static void firewall(ObjectNode json) {
        ObjectNode external = json.putObject("external");
        external.putArray("outboundAllowCIDR").add("0.0.0.0/0");
        List.of(
                        "inboundAllowCIDR",
                        "inboundBlockedCIDR",
                        "outboundAllowHostname",
                        "outboundAllowPort",
                        "outboundBlockedCIDR")
                .forEach(external::putArray);
        ObjectNode internal = json.putObject("internal");
        internal.put("inboundAllowType", "none");
        internal.putArray("inboundAllowWorkload");
    }
}
