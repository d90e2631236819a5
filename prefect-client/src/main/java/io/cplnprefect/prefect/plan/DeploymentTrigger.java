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
            Object name = trigger.getOrDefault("name", spec.name() + "__automation_" + (i + 1));
            automations.add(AutomationCreate.builder()
                    .name(String.valueOf(name))
                    .description(version.major() < 3 ? "" : String.valueOf(trigger.getOrDefault("description", "")))
                    .enabled(!Boolean.FALSE.equals(trigger.get("enabled")))
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

    private static Map<String, @Nullable Object> condition(Map<String, ?> trigger) {
        Map<String, @Nullable Object> condition = new LinkedHashMap<>();
        trigger.forEach((key, value) -> {
            if (!AUTOMATION_KEYS.contains(key)) {
                condition.put(key, key.equals("within") ? Durations.seconds(value) : value);
            }
        });
        boolean composite = trigger.get("triggers") instanceof List<?>;
        condition.putIfAbsent("type", composite ? (trigger.containsKey("require") ? "compound" : "sequence") : "event");
        if (trigger.get("triggers") instanceof List<?> triggers) {
            List<Object> parts = new ArrayList<>();
            for (Object part : triggers) {
                parts.add(part instanceof Map<?, ?> map ? condition(texts(map)) : part);
            }
            condition.put("triggers", parts);
        } else if ("event".equals(condition.get("type"))) {
            condition.putIfAbsent("posture", "Reactive");
            condition.putIfAbsent("threshold", 1);
            condition.putIfAbsent("within", 0);
        }
        return condition;
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
                && Canonical.contains(tree(present.trigger()), tree(wanted.trigger()))
                && Canonical.contains(
                        tree(present.actions().get(0)), tree(wanted.actions().get(0)));
    }

    private static Object tree(Object model) {
        return JSON.convertValue(model, Map.class);
    }
}
