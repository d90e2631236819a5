/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.automation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.prefect.internal.wire.Location;
import io.cplnprefect.testkit.prefect.internal.wire.ValidationErrors;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The triggers of an automation: on events, or on several other triggers. A real server lists the errors of all types. */
final class AutomationTriggers {
    private static final List<String> POSTURES = List.of("Reactive", "Proactive");
    private static final List<String> SETS = List.of("after", "expect", "for_each");
    private static final double SHORTEST_PROACTIVE = 10;

    private AutomationTriggers() {}

    /** Adds what is wrong with a trigger. */
    static void check(JsonNode trigger, Location place, ValidationErrors errors) {
        if (!trigger.isObject()) {
            errors.notModel(place, trigger);
            return;
        }
        switch (type(trigger)) {
            case "event" -> checkEvent(trigger, place, errors);
            case "compound", "sequence" -> checkComposite(trigger, place, errors);
            default ->
                errors.notLiteral(place.child("type"), trigger.path("type"), List.of("event", "compound", "sequence"));
        }
    }

    private static void checkEvent(JsonNode trigger, Location place, ValidationErrors errors) {
        if (!trigger.has("posture")) {
            errors.missing(place.child("posture"), trigger);
        } else if (!POSTURES.contains(trigger.path("posture").asText())) {
            errors.notLiteral(place.child("posture"), trigger.path("posture"), POSTURES);
        }
        for (String name : SETS) {
            if (trigger.has(name) && !trigger.path(name).isArray()) {
                errors.notList(place.child(name), trigger.path(name));
            }
        }
        JsonNode threshold = trigger.path("threshold");
        if (!threshold.isMissingNode() && !threshold.asText().matches("-?\\d+")) {
            errors.notInteger(place.child("threshold"), threshold);
        }
        checkLabels(trigger.path("match"), place.child("match"), errors);
        checkLabels(trigger.path("match_related"), place.child("match_related"), errors);
        boolean tooShort = trigger.path("posture").asText().equals("Proactive")
                && seconds(trigger) > 0
                && seconds(trigger) < SHORTEST_PROACTIVE;
        if (trigger.path("within").isNull() || tooShort) {
            errors.wrong(place, trigger, "`within` for Proactive triggers must be at least 10 seconds");
        } else {
            checkWithin(trigger, place, errors);
        }
    }

    private static void checkComposite(JsonNode trigger, Location place, ValidationErrors errors) {
        JsonNode triggers = trigger.path("triggers");
        if (triggers.isMissingNode()) {
            errors.missing(place.child("triggers"), trigger);
        } else if (!triggers.isArray()) {
            errors.notListOfModels(place.child("triggers"), triggers);
        } else {
            for (int i = 0; i < triggers.size(); i++) {
                check(triggers.get(i), place.child("triggers").child(i), errors);
            }
        }
        if (trigger.path("within").isMissingNode()) {
            errors.missing(place.child("within"), trigger);
        } else if (!trigger.path("within").isNull()) {
            checkWithin(trigger, place, errors);
        }
        if (type(trigger).equals("compound")) {
            checkRequire(trigger, place, errors);
        }
    }

    private static void checkRequire(JsonNode trigger, Location place, ValidationErrors errors) {
        JsonNode require = trigger.path("require");
        if (require.isMissingNode()) {
            errors.missing(place.child("require"), trigger);
        } else if (require.isIntegralNumber()) {
            if (require.asInt() < 1
                    || require.asInt() > trigger.path("triggers").size()) {
                errors.wrong(place, trigger, "require must be from 1 to the number of triggers");
            }
        } else if (!List.of("any", "all").contains(require.asText())) {
            errors.notLiteral(place.child("require"), require, List.of("any", "all"));
        }
    }

    private static void checkLabels(JsonNode match, Location place, ValidationErrors errors) {
        if (match.isArray()) {
            for (int i = 0; i < match.size(); i++) {
                checkLabels(match.get(i), place.child(i), errors);
            }
        } else if (!match.isObject() && !match.isMissingNode()) {
            errors.notMap(place, match);
        } else {
            match.properties().forEach(label -> {
                if (!label.getValue().isTextual() && !label.getValue().isArray()) {
                    errors.notText(place.child(label.getKey()), label.getValue());
                }
            });
        }
    }

    private static void checkWithin(JsonNode trigger, Location place, ValidationErrors errors) {
        double seconds = seconds(trigger);
        if (Double.isNaN(seconds)) {
            errors.notNumber(place.child("within"), trigger.path("within"));
        } else if (seconds < 0) {
            errors.tooSmall(place.child("within"), trigger.path("within"), 0);
        }
    }

    /** Returns the seconds of {@code within}, a number or an ISO 8601 duration; 0 if it is absent, NaN if it is invalid. */
    private static double seconds(JsonNode trigger) {
        JsonNode within = trigger.path("within");
        if (within.isNumber() || within.isMissingNode() || within.isNull()) {
            return within.asDouble(0);
        }
        try {
            return Duration.parse(within.asText()).toMillis() / 1000.0;
        } catch (DateTimeParseException e) {
            return Double.NaN;
        }
    }

    /** Returns a trigger as the server stores it: with new ids, all members of its type, and without others. */
    static ObjectNode stored(JsonNode trigger) {
        ObjectNode stored = JsonNodeFactory.instance
                .objectNode()
                .put("type", type(trigger))
                .put("id", UUID.randomUUID().toString());
        if (type(trigger).equals("event")) {
            stored.set("match", labels(trigger, "match"));
            stored.set("match_related", labels(trigger, "match_related"));
            SETS.forEach(name -> stored.set(name, distinct(trigger.path(name))));
            stored.set("posture", trigger.get("posture"));
            stored.put("threshold", trigger.path("threshold").asInt(1));
            boolean shortest = trigger.path("posture").asText().equals("Proactive") && seconds(trigger) == 0;
            return stored.put("within", shortest ? SHORTEST_PROACTIVE : seconds(trigger));
        }
        ArrayNode triggers = stored.putArray("triggers");
        trigger.path("triggers").forEach(one -> triggers.add(stored(one)));
        if (trigger.path("within").isNull()) {
            stored.putNull("within");
        } else {
            stored.put("within", seconds(trigger));
        }
        if (type(trigger).equals("compound")) {
            stored.set("require", trigger.get("require"));
        }
        return stored;
    }

    private static JsonNode labels(JsonNode trigger, String member) {
        return trigger.has(member) ? trigger.get(member) : JsonNodeFactory.instance.objectNode();
    }

    private static ArrayNode distinct(JsonNode list) {
        Set<JsonNode> items = new LinkedHashSet<>();
        list.forEach(items::add);
        return JsonNodeFactory.instance.arrayNode().addAll(items);
    }

    private static String type(JsonNode trigger) {
        return trigger.path("type").asText("event");
    }
}
