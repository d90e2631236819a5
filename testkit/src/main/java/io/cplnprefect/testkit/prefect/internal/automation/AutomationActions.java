/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.automation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.prefect.internal.store.StateType;
import io.cplnprefect.testkit.prefect.internal.wire.Location;
import io.cplnprefect.testkit.prefect.internal.wire.Uuids;
import io.cplnprefect.testkit.prefect.internal.wire.ValidationErrors;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The actions of an automation: each type with its members. A real server lists the errors of all types. */
final class AutomationActions {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Map<String, Map<String, JsonNode>> TYPES = types();
    private static final List<String> REQUIRED = List.of("block_document_id", "body", "state");

    private AutomationActions() {}

    /** The members of each type with their defaults; a required one has no value. */
    private static Map<String, Map<String, JsonNode>> types() {
        Map<String, Map<String, JsonNode>> types = new HashMap<>();
        for (String type :
                List.of("do-nothing", "cancel-flow-run", "delete-flow-run", "suspend-flow-run", "resume-flow-run")) {
            types.put(type, Map.of());
        }
        for (String kind : List.of("deployment", "work-queue", "work-pool", "automation")) {
            Map<String, JsonNode> target =
                    Map.of("source", JSON.textNode("selected"), kind.replace('-', '_') + "_id", JSON.nullNode());
            types.put("pause-" + kind, target);
            types.put("resume-" + kind, target);
        }
        Map<String, JsonNode> run = new HashMap<>(types.getOrDefault("pause-deployment", Map.of()));
        run.put("parameters", JSON.nullNode());
        run.put("job_variables", JSON.nullNode());
        run.put("schedule_after", JSON.numberNode(0.0));
        types.put("run-deployment", Map.copyOf(run));
        types.put(
                "change-flow-run-state",
                Map.of(
                        "name", JSON.nullNode(),
                        "state", JSON.missingNode(),
                        "message", JSON.nullNode(),
                        "force", JSON.booleanNode(false)));
        types.put(
                "send-notification",
                Map.of(
                        "block_document_id", JSON.missingNode(),
                        "subject", JSON.textNode("Prefect automated notification"),
                        "body", JSON.missingNode()));
        types.put("call-webhook", Map.of("block_document_id", JSON.missingNode(), "payload", JSON.textNode("")));
        return Map.copyOf(types);
    }

    /** Adds what is wrong with a list of actions. */
    static void check(JsonNode actions, Location place, ValidationErrors errors) {
        if (!actions.isArray()) {
            errors.notListOfModels(place, actions);
            return;
        }
        for (int i = 0; i < actions.size(); i++) {
            checkOne(actions.get(i), place.child(i), errors);
        }
    }

    private static void checkOne(JsonNode action, Location place, ValidationErrors errors) {
        Map<String, JsonNode> members = TYPES.get(type(action));
        if (!action.isObject()) {
            errors.notModel(place, action);
        } else if (members == null) {
            errors.notLiteral(place.child("type"), action.path("type"), List.copyOf(TYPES.keySet()));
        } else {
            members.forEach((name, unset) -> checkMember(name, unset, action, place.child(name), errors));
            checkTarget(members, action, place, errors);
        }
    }

    private static void checkMember(
            String name, JsonNode unset, JsonNode action, Location place, ValidationErrors errors) {
        JsonNode value = action.path(name);
        if (value.isMissingNode()) {
            if (unset.isMissingNode()) {
                errors.missing(place, action);
            }
        } else if (value.isNull() && !REQUIRED.contains(name)) {
            return;
        } else if (name.endsWith("_id") && !Uuids.isUuid(value.asText())) {
            errors.badUuid(place, value);
        } else if (name.equals("state") && !StateType.NAMES.contains(value.asText())) {
            errors.notAmong(place, value, StateType.NAMES);
        } else if (List.of("body", "subject", "payload").contains(name)) {
            TemplateSyntax.Problem problem = TemplateSyntax.check(value.asText());
            if (problem != null) {
                errors.wrong(place, value, name + " is not a valid template: " + problem.message());
            }
        }
    }

    /** Checks that an action names its object if that does not follow from the event. */
    private static void checkTarget(
            Map<String, JsonNode> members, JsonNode action, Location place, ValidationErrors errors) {
        if (!members.containsKey("source")) {
            return;
        }
        String source = action.path("source").asText("selected");
        boolean named = members.keySet().stream().anyMatch(name -> name.endsWith("_id") && action.hasNonNull(name));
        if (!List.of("selected", "inferred").contains(source)) {
            errors.notLiteral(place.child("source"), action.path("source"), List.of("selected", "inferred"));
        } else if (source.equals("selected") != named) {
            errors.wrong(place, action, "the id of the object is " + (named ? "not allowed" : "required"));
        }
    }

    /** Returns the actions as the server stores them: with all members of their types, without others. */
    static ArrayNode stored(JsonNode actions) {
        ArrayNode stored = JSON.arrayNode();
        for (JsonNode action : actions) {
            ObjectNode one = stored.addObject().put("type", type(action));
            TYPES.getOrDefault(type(action), Map.of())
                    .forEach((name, unset) -> one.set(name, action.has(name) ? action.get(name) : unset));
            if (one.path("schedule_after").isNumber()) {
                one.put("schedule_after", one.path("schedule_after").asDouble());
            }
            if (one.path("payload").isObject()) {
                one.put("payload", one.path("payload").toPrettyString());
            }
        }
        return stored;
    }

    private static String type(JsonNode action) {
        return action.path("type").asText("do-nothing");
    }
}
