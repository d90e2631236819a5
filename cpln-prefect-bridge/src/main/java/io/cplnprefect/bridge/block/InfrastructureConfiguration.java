/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.block;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.bridge.template.FlowRunContext;
import io.cplnprefect.bridge.template.JobConfiguration;
import io.cplnprefect.bridge.template.ResolvedTemplate;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The job configuration of an infrastructure block. */
final class InfrastructureConfiguration {

    private static final List<String> DEFAULT_COMMAND = List.of("prefect", "flow-run", "execute");

    private final ControlPlaneInfrastructure block;
    private final Map<String, String> environment;

    InfrastructureConfiguration(ControlPlaneInfrastructure block, Map<String, String> environment) {
        this.block = block;
        this.environment = environment;
    }

    JobConfiguration of(FlowRunContext run) {
        JobConfiguration settings = settings();
        JobConfiguration prepared = settings.prepared(run);
        ControlPlaneInfrastructure filled = ControlPlaneInfrastructure.builder()
                .from(block)
                .gvc(settings.gvc())
                .env(prepared.env())
                .labels(prepared.labels())
                .name(Objects.requireNonNullElse(block.name(), run.flowRunName()))
                .command(block.command().isEmpty() ? DEFAULT_COMMAND : block.command())
                .build();
        ObjectNode manifest = InfrastructureManifest.json(filled);
        if (manifest.at("/spec/template/spec/containers/0") instanceof ObjectNode container
                && container.path("image").asText("").isBlank()) {
            container.put("image", run.defaultImage());
        }
        return JobConfiguration.builder().from(prepared).jobManifest(manifest).build();
    }

    /** The settings without the manifest, checked as those of a work pool are. */
    private JobConfiguration settings() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("org", block.org()).put("namespace", block.gvc()).put("location", block.location());
        json.putObject("job_manifest");
        ObjectNode env = json.putObject("env");
        block.env().forEach(env::put);
        ObjectNode labels = json.putObject("labels");
        block.labels().forEach(labels::put);
        json.put("job_type", block.jobType());
        if (block.config() != null && block.config().token() != null) {
            json.putObject("config").put("token", block.config().token().reveal());
        }
        if (block.jobWatchTimeout() != null) {
            json.put("job_watch_timeout_seconds", block.jobWatchTimeout().toSeconds());
        }
        json.put("pod_watch_timeout_seconds", block.podWatchTimeout().toSeconds());
        json.put("stream_output", block.streamOutput());
        return JobConfiguration.of(ResolvedTemplate.withoutReferences(json), environment);
    }
}
