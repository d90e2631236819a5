/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.block;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.bridge.manifest.ShellWords;
import io.cplnprefect.bridge.template.BaseJobTemplate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The template of a work pool with the settings of an infrastructure block: its fields are the defaults of the variables, and its own job
 * manifest, with the customizations, takes the place of the standard one. A pure function.
 */
final class PublishedTemplate {

    private PublishedTemplate() {}

    static ObjectNode of(ControlPlaneInfrastructure block, String image, @Nullable UUID configDocumentId) {
        ObjectNode json = BaseJobTemplate.standard(Objects.requireNonNullElse(block.image(), image))
                .json();
        ObjectNode variables = json.withObject("/variables/properties");
        setDefault(variables, BlockFields.ORG, block.org());
        setDefault(variables, BlockFields.NAMESPACE, block.gvc());
        setDefault(variables, BlockFields.LOCATION, block.location());
        setDefault(variables, BlockFields.NAME, block.name());
        setDefault(variables, BlockFields.SERVICE_ACCOUNT_NAME, block.serviceAccountName());
        setDefault(variables, BlockFields.JOB_TYPE, block.jobType());
        if (!block.command().isEmpty()) {
            setDefault(variables, BlockFields.COMMAND, ShellWords.join(block.command()));
        }
        if (!block.env().isEmpty()) {
            block.env().forEach(defaultObject(variables, BlockFields.ENV)::put);
        }
        if (!block.labels().isEmpty()) {
            block.labels().forEach(defaultObject(variables, BlockFields.LABELS)::put);
        }
        if (block.jobWatchTimeout() != null) {
            variable(variables, BlockFields.JOB_WATCH_TIMEOUT_SECONDS)
                    .put("default", block.jobWatchTimeout().toSeconds());
        }
        variable(variables, BlockFields.POD_WATCH_TIMEOUT_SECONDS)
                .put("default", block.podWatchTimeout().toSeconds());
        variable(variables, BlockFields.STREAM_OUTPUT).put("default", block.streamOutput());
        if (configDocumentId != null) {
            defaultObject(variables, BlockFields.CONFIG)
                    .putObject("$ref")
                    .put("block_document_id", configDocumentId.toString());
        }
        addManifest(json.withObject("/job_configuration"), variables, block);
        return json;
    }

    /** The customizations are applied to the placeholders, in place of the values that they change in the block. */
    private static void addManifest(ObjectNode configuration, ObjectNode variables, ControlPlaneInfrastructure block) {
        ObjectNode manifest = block.job().equals(InfrastructureManifest.base())
                ? (ObjectNode) configuration.get("job_manifest")
                : ownManifest(variables, block);
        configuration.set("job_manifest", block.customizations().applyTo(manifest));
    }

    private static ObjectNode ownManifest(ObjectNode variables, ControlPlaneInfrastructure block) {
        ObjectNode manifest = InfrastructureManifest.json(ControlPlaneInfrastructure.builder()
                .job(block.job())
                .image(block.image())
                .build());
        ((ObjectNode) manifest.get("metadata"))
                .put("namespace", "{{ namespace }}")
                .put("generateName", "{{ name }}-");
        ObjectNode container = (ObjectNode) manifest.at("/spec/template/spec/containers/0");
        String image = container.path("image").asText("");
        if (!image.isBlank()) {
            setDefault(variables, BlockFields.IMAGE, image);
        }
        container.put("image", "{{ image }}").put("args", "{{ command }}");
        ObjectNode pod = (ObjectNode) manifest.at("/spec/template/spec");
        if (block.serviceAccountName() != null || !pod.hasNonNull("serviceAccountName")) {
            pod.put("serviceAccountName", "{{ service_account_name }}");
        }
        return manifest;
    }

    private static ObjectNode variable(ObjectNode variables, String name) {
        return variables.withObject("/" + name);
    }

    private static ObjectNode defaultObject(ObjectNode variables, String name) {
        return variable(variables, name).putObject("default");
    }

    private static void setDefault(ObjectNode variables, String name, @Nullable String value) {
        if (value != null) {
            variable(variables, name).put("default", value);
        }
    }
}
