/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.block;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.bridge.manifest.JobManifest;
import io.cplnprefect.bridge.manifest.Slug;
import io.cplnprefect.core.document.DocumentValue;
import io.cplnprefect.core.error.UsageException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;

/** Builds the Kubernetes Job of an infrastructure block, in the order of Python's block. Pure functions. */
final class InfrastructureManifest {

    private static final String BASE = """
            apiVersion: batch/v1
            kind: Job
            metadata:
              labels: {}
            spec:
              template:
                spec:
                  parallelism: 1
                  completions: 1
                  restartPolicy: Never
                  containers:
                    - name: prefect-job
                      env: []
            """;

    private InfrastructureManifest() {}

    static JobManifest base() {
        return JobManifest.parse(BASE);
    }

    @SuppressWarnings("unchecked") // the keys of JSON objects are texts
    static JobManifest of(ControlPlaneInfrastructure block) {
        return JobManifest.of((Map<String, Object>) Objects.requireNonNull(DocumentValue.of(json(block))));
    }

    static ObjectNode json(ControlPlaneInfrastructure block) {
        ObjectNode manifest =
                (ObjectNode) DocumentValue.read(block.job().asMap()).content();
        ObjectNode metadata = object(manifest, "metadata", "metadata");
        JsonNode first = manifest.at("/spec/template/spec/containers/0");
        if (!(first instanceof ObjectNode container)) {
            throw new UsageException("Invalid field 'job' of the block '" + BlockKind.INFRASTRUCTURE.slug()
                    + "': it has no container at spec.template.spec.containers");
        }
        ObjectNode labels = object(metadata, "labels", "metadata.labels");
        if (block.gvc() != null) {
            metadata.put("namespace", block.gvc());
        }
        if (block.image() != null) {
            container.put("image", block.image());
        }
        block.labels().forEach((label, value) -> labels.put(Slug.labelKey(label), Slug.labelValue(value)));
        addEnvironment(container, block.env());
        if (block.serviceAccountName() != null) {
            ((ObjectNode) manifest.at("/spec/template/spec")).put("serviceAccountName", block.serviceAccountName());
        }
        if (!block.command().isEmpty()) {
            ArrayNode args = container.putArray("args");
            block.command().forEach(args::add);
        }
        metadata.put("generateName", generateName(block));
        if (block.customizations().applyTo(manifest) instanceof ObjectNode customized) {
            return customized;
        }
        throw new UsageException("Invalid customizations: the result is no object");
    }

    private static ObjectNode object(ObjectNode parent, String name, String path) {
        JsonNode member = parent.path(name);
        if (member instanceof ObjectNode object) {
            return object;
        }
        if (member.isMissingNode() || member.isNull()) {
            return parent.putObject(name);
        }
        throw new UsageException("Invalid field 'job' of the block '" + BlockKind.INFRASTRUCTURE.slug() + "': " + path
                + " is not an object");
    }

    /** Variables of the block replace those of the manifest with the same name. */
    private static void addEnvironment(ObjectNode container, Map<String, String> env) {
        ArrayNode variables = JsonNodeFactory.instance.arrayNode();
        for (JsonNode variable : container.path("env")) {
            if (!env.containsKey(variable.path("name").asText())) {
                variables.add(variable);
            }
        }
        env.forEach((name, value) -> {
            if (value != null) {
                variables.addObject().put("name", name).put("value", value);
            }
        });
        container.set("env", variables);
    }

    private static String generateName(ControlPlaneInfrastructure block) {
        String name = block.name() == null ? null : Slug.name(block.name());
        return (name == null ? "prefect-job-" + hash(block) : name) + "-";
    }

    /** Returns the MD5 of the command, the names of the variables and their values, as Prefect's library computes it. */
    static String hash(ControlPlaneInfrastructure block) {
        StringBuilder text = new StringBuilder();
        block.command().forEach(text::append);
        block.env().keySet().forEach(text::append);
        block.env().values().stream().filter(Objects::nonNull).forEach(text::append);
        try {
            byte[] digest =
                    MessageDigest.getInstance("MD5").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has MD5", e);
        }
    }
}
