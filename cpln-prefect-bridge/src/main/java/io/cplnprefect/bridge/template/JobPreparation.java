/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.cplnprefect.bridge.manifest.ShellWords;
import io.cplnprefect.bridge.manifest.Slug;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Sets the parts of a job configuration that depend on the flow run, in the order and by the rules of Prefect's workers. */
final class JobPreparation {

    private static final String DEFAULT_COMMAND = "prefect flow-run execute";
    private static final String DEFAULT_NAME = "prefect-job";
    private static final String DEFAULT_CPU = "500m";
    private static final String DEFAULT_MEMORY = "512Mi";
    private static final String API_URL = "PREFECT_API_URL";
    private static final Set<String> EMPTY_GENERATED_NAMES = Set.of("", "-", "None-");

    private final JobConfiguration configuration;
    private final FlowRunContext context;

    private JobPreparation(JobConfiguration configuration, FlowRunContext context) {
        this.configuration = configuration;
        this.context = context;
    }

    static JobConfiguration prepare(JobConfiguration configuration, FlowRunContext context) {
        return new JobPreparation(configuration, context).prepare();
    }

    private JobConfiguration prepare() {
        String name = name();
        String command = Objects.requireNonNullElse(configuration.command(), DEFAULT_COMMAND);
        Map<String, String> env = JobEnvironment.of(configuration, context);
        String apiUrl = env.get(API_URL);
        if (apiUrl != null && LocalUrl.isLocal(apiUrl) && !context.localApiUrlIntended()) {
            throw InvalidJobConfigurationException.of(
                    "env." + API_URL,
                    "is a local address, which jobs on Control Plane cannot reach",
                    "use an address of the Prefect API that can be reached from Control Plane");
        }
        Map<String, String> labels = new LinkedHashMap<>(JobLabels.of(context));
        labels.putAll(configuration.labels());
        return JobConfiguration.builder()
                .from(configuration)
                .name(name)
                .command(command)
                .env(env)
                .labels(labels)
                .jobManifest(manifest(name, command, env, labels))
                .build();
    }

    private String name() {
        if (configuration.name() == null) {
            return context.flowRunName();
        }
        ObjectNode values = context.templateContext().objectNode();
        values.set("ctx", context.templateContext());
        JsonNode name = new TemplateResolver(values, Map.of()).resolve(TextNode.valueOf(configuration.name()));
        String text = name.isMissingNode() || name.isNull() ? "" : PythonText.of(name);
        return text.isBlank() ? context.flowRunName() : text;
    }

    private ObjectNode manifest(String name, String command, Map<String, String> env, Map<String, String> labels) {
        ObjectNode manifest = configuration.jobManifest().deepCopy();
        // The converter reports parts of the wrong type, together with all other problems of the manifest.
        if (isObjectOrAbsent(manifest.path("metadata"))) {
            ObjectNode metadata = objectAt(manifest, "metadata");
            if (!hasValue(metadata.path("namespace"))) {
                metadata.put("namespace", configuration.gvc());
            }
            if (isObjectOrAbsent(metadata.path("labels"))) {
                ObjectNode manifestLabels = objectAt(metadata, "labels");
                labels.forEach(manifestLabels::put);
            }
            metadata.put(
                    "generateName", generateName(metadata.path("generateName").asText(""), name));
        }
        if (manifest.at("/spec/template/spec/containers/0") instanceof ObjectNode container) {
            prepareContainer(container, command, env);
        }
        return manifest;
    }

    private static String generateName(String template, String name) {
        boolean usable = !EMPTY_GENERATED_NAMES.contains(template) && !template.contains("{{");
        String prefix = usable ? template.replaceFirst("-+$", "") : "";
        if (!prefix.isEmpty()) {
            return prefix;
        }
        return Objects.requireNonNullElse(Slug.name(name), DEFAULT_NAME);
    }

    private void prepareContainer(ObjectNode container, String command, Map<String, String> env) {
        if (!hasValue(container.path("image"))) {
            container.put("image", context.defaultImage());
        }
        if (!hasValue(container.path("args"))) {
            ArrayNode args = container.putArray("args");
            words(command).forEach(args::add);
        }
        if (isObjectOrAbsent(container.path("resources"))
                && container.path("resources").path("limits").isEmpty()
                && container.path("resources").path("requests").isEmpty()) {
            container
                    .putObject("resources")
                    .putObject("limits")
                    .put("cpu", DEFAULT_CPU)
                    .put("memory", DEFAULT_MEMORY);
        }
        JsonNode own = container.path("env");
        if (own.isArray()) {
            container.set("env", inFront(env, (ArrayNode) own));
        } else if (isObjectOrAbsent(own)) {
            Map<String, String> merged = new LinkedHashMap<>(env);
            own.properties().forEach(entry -> {
                if (entry.getValue().isNull()) {
                    merged.remove(entry.getKey());
                } else {
                    merged.put(entry.getKey(), entry.getValue().asText());
                }
            });
            container.set("env", inFront(merged, container.arrayNode()));
        }
    }

    private static List<String> words(String command) {
        try {
            return ShellWords.split(command);
        } catch (IllegalArgumentException e) {
            throw InvalidJobConfigurationException.of(
                    "command", Objects.requireNonNull(e.getMessage()), "close it, or escape it");
        }
    }

    /** The entries of the manifest take precedence, so computed ones of the same name are omitted. */
    private static ArrayNode inFront(Map<String, String> env, ArrayNode own) {
        Set<String> ownNames = new TreeSet<>();
        own.forEach(entry -> ownNames.add(entry.path("name").asText()));
        ArrayNode entries = own.arrayNode();
        env.forEach((name, value) -> {
            if (!ownNames.contains(name)) {
                entries.addObject().put("name", name).put("value", value);
            }
        });
        return entries.addAll(own);
    }

    private static ObjectNode objectAt(ObjectNode parent, String key) {
        return parent.path(key) instanceof ObjectNode object ? object : parent.putObject(key);
    }

    private static boolean isObjectOrAbsent(JsonNode node) {
        return node.isObject() || node.isMissingNode() || node.isNull();
    }

    private static boolean hasValue(JsonNode node) {
        return !node.isMissingNode()
                && !node.isNull()
                && !(node.isTextual() && node.textValue().isBlank());
    }
}
