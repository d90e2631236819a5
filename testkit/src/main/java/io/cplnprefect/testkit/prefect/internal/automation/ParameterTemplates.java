/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.automation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.cplnprefect.testkit.prefect.internal.store.Store;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The templates in the parameters of an action: members of the event, the automation and the objects in the event. */
final class ParameterTemplates {
    private static final Pattern EXPRESSION = Pattern.compile("\\{\\{\\s*([^{}]*?)\\s*}}");
    private static final Pattern PATH = Pattern.compile("\\w+(?:\\.\\w+|\\[(?:\\d+|'[^']*'|\"[^\"]*\")])*");
    private static final Pattern STEP = Pattern.compile("\\w+|\\[(?:'([^']*)'|\"([^\"]*)\")]");
    /** Members that are no JSON on the server, which cannot be the whole of a parameter. */
    private static final Set<String> NOT_JSON = Set.of("event.id", "event.occurred", "event.received", "automation.id");

    private static final Map<String, String> COLLECTIONS = Map.of(
            "flow", "flows",
            "flow_run", "flow_runs",
            "deployment", "deployments",
            "work_queue", "work_queues");

    private final Store store;
    private final ActionRun run;

    ParameterTemplates(Store store, ActionRun run) {
        this.store = store;
        this.run = run;
    }

    /** Returns parameters with their templates replaced. */
    JsonNode rendered(JsonNode value) {
        if (value instanceof ObjectNode object) {
            ObjectNode rendered = JsonNodeFactory.instance.objectNode();
            object.properties().forEach(member -> rendered.set(member.getKey(), rendered(member.getValue())));
            return rendered;
        }
        if (value instanceof ArrayNode array) {
            ArrayNode rendered = JsonNodeFactory.instance.arrayNode();
            array.forEach(item -> rendered.add(rendered(item)));
            return rendered;
        }
        if (value.isTextual()) {
            return rendered(value.asText());
        }
        return value.isNull() || value.isMissingNode() ? JsonNodeFactory.instance.objectNode() : value;
    }

    private JsonNode rendered(String text) {
        Matcher expression = EXPRESSION.matcher(text.strip());
        if (expression.matches()) {
            if (NOT_JSON.contains(expression.group(1))) {
                throw failure();
            }
            return value(expression.group(1));
        }
        if (text.contains("{%") || text.contains("{#")) {
            throw failure();
        }
        return TextNode.valueOf(
                EXPRESSION.matcher(text).replaceAll(match -> Matcher.quoteReplacement(text(value(match.group(1))))));
    }

    private static String text(JsonNode value) {
        if (value.isContainerNode()) {
            throw failure();
        }
        return value.isBoolean() ? (value.asBoolean() ? "True" : "False") : value.isNull() ? "None" : value.asText();
    }

    private JsonNode value(String path) {
        if (!PATH.matcher(path).matches()) {
            throw failure();
        }
        JsonNode value = null;
        Matcher step = STEP.matcher(path);
        while (step.find()) {
            String name = step.group(1) != null ? step.group(1) : step.group(2) != null ? step.group(2) : step.group();
            value = value == null ? root(name) : member(value, name);
        }
        if (value == null || value.isMissingNode()) {
            throw failure();
        }
        return value;
    }

    private static JsonNode member(JsonNode value, String name) {
        if (value.isArray()) {
            return name.matches("\\d+") ? value.path(Integer.parseInt(name)) : value.path(name);
        }
        boolean ofResource = value.has("prefect.resource.id") && (name.equals("id") || name.equals("name"));
        return value.path(ofResource ? "prefect.resource." + name : name);
    }

    private @Nullable JsonNode root(String name) {
        return switch (name) {
            case "event" ->
                run.action.event() == null ? null : run.action.event().toJson(store.release());
            case "automation" -> run.action.automation();
            default -> object(name);
        };
    }

    private @Nullable JsonNode object(String name) {
        String collection = COLLECTIONS.get(name);
        String id = run.action.inferred(name.replace('_', '-'));
        if (id == null) {
            return null;
        }
        return name.equals("work_pool")
                ? store.workPools.get(id)
                : collection == null
                        ? null
                        : run.request("GET", "/" + collection + "/" + id, null).body();
    }

    private static ActionFailedException failure() {
        return new ActionFailedException("Unable to create flow run from deployment: InvalidJinja()");
    }
}
