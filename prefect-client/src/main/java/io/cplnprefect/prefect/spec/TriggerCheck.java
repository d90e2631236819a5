/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.spec;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.core.document.DocumentPath;
import io.cplnprefect.core.document.DocumentValue;
import io.cplnprefect.core.document.InvalidDocumentException;
import io.cplnprefect.prefect.internal.document.Fields;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The check of triggers, which servers would refuse after the deployment was written. */
final class TriggerCheck {

    private static final String TRIGGERS = "triggers";
    private static final String WITHIN = "within";
    private static final String POSTURE = "posture";
    private static final List<String> TYPES = List.of("event", "metric", "compound", "sequence");
    private static final List<String> POSTURES = List.of("Reactive", "Proactive");
    private static final List<String> METRICS = List.of("lateness", "duration", "successes");
    private static final List<String> OPERATORS = List.of("<", "<=", ">", ">=");
    private static final Set<String> ANY_OR_ALL = Set.of("any", "all");
    private static final int LEAST_PROACTIVE_SECONDS = 10;
    private static final int LEAST_METRIC_SECONDS = 300;

    private final Fields.Problems problems;

    TriggerCheck(SpecOrigin origin, List<SpecProblem> problems) {
        this.problems = (path, fault, fix) -> problems.add(origin.problem(path, fault, fix));
    }

    void check(List<? extends Map<String, ?>> triggers) {
        for (int i = 0; i < triggers.size(); i++) {
            String path = DocumentPath.of(TRIGGERS, i);
            try {
                Fields trigger = new Fields(DocumentValue.read(triggers.get(i)).content(), path, problems);
                automation(trigger);
                condition(trigger);
            } catch (InvalidDocumentException e) {
                e.problems()
                        .forEach(problem -> problems.add(path + "." + problem.path(), problem.fault(), problem.fix()));
            }
        }
    }

    private static void automation(Fields trigger) {
        trigger.text("name");
        trigger.text("description");
        trigger.bool("enabled");
        trigger.map("parameters");
        trigger.map("job_variables");
        duration(trigger, "schedule_after", 0);
    }

    private void condition(Fields trigger) {
        String type = type(trigger);
        switch (type) {
            case "event" -> event(trigger);
            case "metric" -> metric(trigger);
            case "compound", "sequence" -> composite(trigger, type);
            default -> {
                trigger.problem("type", "is '" + type + "'", "use one of " + TYPES);
                return;
            }
        }
        trigger.refuseOthers();
    }

    /** The rule of {@code prefect deploy} for a trigger without a type. */
    private static String type(Fields trigger) {
        String type = trigger.text("type");
        if (type != null) {
            return type;
        }
        JsonNode posture = trigger.value(POSTURE);
        if (posture != null && posture.asText().equals("Metric")) {
            return "metric";
        }
        if (!trigger.has(TRIGGERS)) {
            return "event";
        }
        return trigger.has("require") ? "compound" : "sequence";
    }

    private static void resource(Fields trigger) {
        valid(trigger, "match", TriggerCheck::labels, "labels with a text or a list of texts");
        valid(
                trigger,
                "match_related",
                related ->
                        labels(related) || (related.isArray() && stream(related).allMatch(TriggerCheck::labels)),
                "labels with a text or a list of texts");
    }

    private static void event(Fields trigger) {
        resource(trigger);
        for (String key : List.of("after", "expect", "for_each")) {
            valid(trigger, key, TriggerCheck::texts, "a list of texts");
        }
        trigger.integer("threshold");
        oneOf(trigger, POSTURE, POSTURES);
        JsonNode posture = trigger.value(POSTURE);
        boolean proactive = posture != null && posture.asText().equals("Proactive");
        Double within = duration(trigger, WITHIN, 0);
        if (proactive && within != null && within > 0 && within < LEAST_PROACTIVE_SECONDS) {
            trigger.problem(
                    WITHIN,
                    "is less than " + LEAST_PROACTIVE_SECONDS + " seconds, and the trigger is Proactive",
                    "use at least " + LEAST_PROACTIVE_SECONDS);
        }
    }

    private static void metric(Fields trigger) {
        resource(trigger);
        oneOf(trigger, POSTURE, List.of("Metric"));
        Fields query = trigger.object("metric");
        if (query == null) {
            required(trigger, "metric");
            return;
        }
        required(query, "name");
        oneOf(query, "name", METRICS);
        required(query, "operator");
        oneOf(query, "operator", OPERATORS);
        required(query, "threshold");
        valid(query, "threshold", JsonNode::isNumber, "a number");
        duration(query, "range", LEAST_METRIC_SECONDS);
        duration(query, "firing_for", LEAST_METRIC_SECONDS);
        query.refuseOthers();
    }

    private void composite(Fields trigger, String type) {
        JsonNode parts = trigger.value(TRIGGERS);
        required(trigger, TRIGGERS);
        valid(trigger, TRIGGERS, JsonNode::isArray, "a list of triggers");
        required(trigger, WITHIN);
        duration(trigger, WITHIN, 0);
        if (type.equals("compound")) {
            required(trigger, "require");
            int count = parts == null ? 0 : parts.size();
            valid(
                    trigger,
                    "require",
                    require -> require.isIntegralNumber()
                            ? require.canConvertToInt() && require.intValue() >= 1 && require.intValue() <= count
                            : ANY_OR_ALL.contains(require.asText()),
                    "any, all or a number from 1 to that of the triggers");
        }
        for (int i = 0; parts != null && parts.isArray() && i < parts.size(); i++) {
            String path = DocumentPath.of(trigger.path(TRIGGERS), i);
            Fields part = new Fields(parts.get(i), path, problems);
            if (parts.get(i).isObject()) {
                condition(part);
            }
        }
    }

    private static void required(Fields fields, String key) {
        if (fields.value(key) == null) {
            fields.problem(key, "is missing", "add it");
        }
    }

    private static void oneOf(Fields fields, String key, List<String> values) {
        JsonNode value = fields.value(key);
        if (value != null && !values.contains(value.asText())) {
            fields.problem(key, "is '" + value.asText() + "'", "use one of " + values);
        }
    }

    private static void valid(Fields fields, String key, Predicate<JsonNode> valid, String type) {
        JsonNode value = fields.value(key);
        if (value != null && !valid.test(value)) {
            fields.problem(key, "is not " + type, "write " + type);
        }
    }

    private static @Nullable Double duration(Fields fields, String key, int least) {
        Double seconds = fields.seconds(key);
        if (seconds != null && !(Double.isFinite(seconds) && seconds >= least)) {
            fields.problem(key, "is less than " + least + " seconds", "use at least " + least);
        }
        return seconds;
    }

    private static boolean labels(JsonNode value) {
        return value.isObject() && stream(value).allMatch(label -> label.isTextual() || texts(label));
    }

    private static boolean texts(JsonNode value) {
        return value.isArray() && stream(value).allMatch(JsonNode::isTextual);
    }

    private static Stream<JsonNode> stream(JsonNode value) {
        return StreamSupport.stream(value.spliterator(), false);
    }
}
