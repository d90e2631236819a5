/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.plan;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cplnprefect.prefect.automation.Action;
import io.cplnprefect.prefect.automation.Automation;
import io.cplnprefect.prefect.automation.AutomationCreate;
import io.cplnprefect.prefect.automation.Trigger;
import io.cplnprefect.prefect.internal.PrefectJson;
import io.cplnprefect.prefect.internal.document.Durations;
import io.cplnprefect.prefect.server.ServerVersion;
import io.cplnprefect.prefect.spec.DeploymentSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The automations of a deployment, which run it when its triggers fire. */
final class DeploymentTrigger {

    private static final ObjectMapper JSON = PrefectJson.newMapper();
    private static final Set<String> AUTOMATION_KEYS =
            Set.of("name", "description", "enabled", "parameters", "job_variables", "schedule_after");

    private static final Set<String> DURATIONS = Set.of("within", "range", "firing_for");
    private static final Set<String> SETS = Set.of("after", "expect", "for_each");
    private static final String METRIC = "Metric";

    /** What servers set for a proactive trigger without a time. */
    private static final int PROACTIVE_SECONDS = 10;

    /** Marks the automations of this library, so that one with a name of its own is recognized after it has left the file. */
    private static final String TAG = "deployment-trigger";

    private static final ServerVersion FIRST_WITH_TAGS = new ServerVersion(3, 4, 7);

    private DeploymentTrigger() {}

    /** Returns the automations that the triggers of a description become. */
    static List<AutomationCreate> automations(DeploymentSpec spec, UUID deploymentId, ServerVersion version) {
        List<AutomationCreate> automations = new ArrayList<>();
        List<Map<String, Object>> triggers = triggers(spec);
        for (int i = 0; i < triggers.size(); i++) {
            Map<String, Object> trigger = triggers.get(i);
            automations.add(AutomationCreate.builder()
                    .name(text(trigger, "name", spec.name() + "__automation_" + (i + 1)))
                    .description(version.major() < 3 ? "" : text(trigger, "description", ""))
                    .enabled(!text(trigger, "enabled", "").equalsIgnoreCase("false"))
                    .trigger(JSON.convertValue(condition(trigger), Trigger.class))
                    .addActions(JSON.convertValue(action(trigger, deploymentId, version), Action.class))
                    .ownerResource("prefect.deployment." + deploymentId)
                    .tags(version.compareTo(FIRST_WITH_TAGS) < 0 ? null : List.of(TAG))
                    .build());
        }
        return automations;
    }

    @SuppressWarnings("unchecked") // null values stay in the maps
    private static List<Map<String, Object>> triggers(DeploymentSpec spec) {
        return spec.triggers() == null ? List.of() : (List<Map<String, Object>>) (List<?>) spec.triggers();
    }

    private static String text(Map<String, ?> trigger, String key, String absent) {
        Object value = trigger.get(key);
        return value == null ? absent : value.toString();
    }

    private static Map<String, @Nullable Object> condition(Map<String, ?> trigger) {
        Map<String, @Nullable Object> condition = new LinkedHashMap<>();
        trigger.forEach((key, value) -> {
            if (!AUTOMATION_KEYS.contains(key) && value != null) {
                condition.put(key, part(key, value));
            }
        });
        condition.putIfAbsent("type", type(trigger));
        if ("event".equals(condition.get("type"))) {
            condition.putIfAbsent("posture", "Reactive");
            condition.putIfAbsent("threshold", 1);
            condition.putIfAbsent("within", 0);
            if (condition.get("posture").equals("Proactive") && ((Number) condition.get("within")).doubleValue() == 0) {
                condition.put("within", PROACTIVE_SECONDS);
            }
        } else if ("metric".equals(condition.get("type"))) {
            condition.putIfAbsent("posture", METRIC);
        }
        return condition;
    }

    private static @Nullable Object part(String key, Object value) {
        if (DURATIONS.contains(key)) {
            return Durations.seconds(value);
        }
        if (key.equals("triggers") && value instanceof List<?> triggers) {
            return triggers.stream()
                    .map(one -> one instanceof Map<?, ?> map ? condition(texts(map)) : one)
                    .toList();
        }
        if (key.equals("metric") && value instanceof Map<?, ?> query) {
            Map<String, @Nullable Object> converted = new LinkedHashMap<>();
            texts(query)
                    .forEach((name, content) ->
                            converted.put(name, DURATIONS.contains(name) ? Durations.seconds(content) : content));
            return converted;
        }
        return value;
    }

    private static String type(Map<String, ?> trigger) {
        if (METRIC.equals(trigger.get("posture"))) {
            return "metric";
        }
        if (!trigger.containsKey("triggers")) {
            return "event";
        }
        return trigger.containsKey("require") ? "compound" : "sequence";
    }

    private static Map<String, ?> texts(Map<?, ?> map) {
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        map.forEach((key, value) -> result.put(String.valueOf(key), value));
        return result;
    }

    private static Map<String, @Nullable Object> action(
            Map<String, ?> trigger, UUID deploymentId, ServerVersion version) {
        Map<String, @Nullable Object> action = new LinkedHashMap<>();
        action.put("type", "run-deployment");
        action.put("source", "selected");
        action.put("deployment_id", deploymentId.toString());
        if (trigger.get("parameters") != null) {
            action.put("parameters", trigger.get("parameters"));
        }
        if (trigger.get("job_variables") != null) {
            action.put("job_variables", trigger.get("job_variables"));
        }
        if (version.major() >= 3 && trigger.get("schedule_after") != null) {
            action.put("schedule_after", Durations.seconds(trigger.get("schedule_after")));
        }
        return action;
    }

    /**
     * Returns what differs between the automations of a deployment and its description, or null. Automations with other names than
     * those of triggers belong to others.
     */
    static @Nullable FieldDifference difference(
            DeploymentSpec spec, UUID deploymentId, @Nullable List<Automation> all, ServerVersion version) {
        if (spec.triggers() == null || all == null) {
            return null;
        }
        List<AutomationCreate> wanted = automations(spec, deploymentId, version);
        Set<String> names =
                Set.copyOf(wanted.stream().map(AutomationCreate::name).toList());
        Pattern generated = Pattern.compile(Pattern.quote(spec.name()) + "__automation_\\d+");
        List<Automation> present = all.stream()
                .filter(automation ->
                        automation.actions().stream().anyMatch(action -> deploymentId.equals(action.deploymentId())))
                .filter(automation -> names.contains(automation.name())
                        || automation.tags().contains(TAG)
                        || generated.matcher(automation.name()).matches())
                .toList();
        boolean same = present.size() == wanted.size()
                && wanted.stream().allMatch(one -> present.stream().anyMatch(other -> agrees(other, one)));
        return same
                ? null
                : new FieldDifference("triggers", names(present), wanted.isEmpty() ? null : names.toString());
    }

    private static @Nullable String names(List<Automation> automations) {
        return automations.isEmpty()
                ? null
                : automations.stream().map(Automation::name).toList().toString();
    }

    private static boolean agrees(Automation present, AutomationCreate wanted) {
        return present.name().equals(wanted.name())
                && (present.enabled() == null || present.enabled().equals(wanted.enabled()))
                && Canonical.contains(unordered(tree(present.trigger())), unordered(tree(wanted.trigger())))
                && Canonical.contains(
                        tree(present.actions().get(0)), tree(wanted.actions().get(0)));
    }

    private static Object tree(Object model) {
        return JSON.convertValue(model, Map.class);
    }

    /** Servers return the names of events in any order. */
    private static @Nullable Object unordered(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(DeploymentTrigger::unordered).toList();
        }
        if (!(value instanceof Map<?, ?> map)) {
            return value;
        }
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        map.forEach((key, content) -> result.put(
                String.valueOf(key),
                SETS.contains(key) && content instanceof List<?> names
                        ? names.stream().distinct().sorted().toList()
                        : unordered(content)));
        return result;
    }
}
