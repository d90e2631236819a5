/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.automation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Automations that start flow runs whose events start further ones. */
final class RunLoops {
    private static final Set<String> EVENTS = Set.of(
            "prefect.flow-run.Scheduled", "prefect.flow-run.Pending", "prefect.flow-run.Running", "prefect.flow-run.*");
    private static final String ALL_RUNS = "prefect.flow-run.*";

    private RunLoops() {}

    /** Returns whether an enabled automation reacts to the events of the flow runs that it starts. */
    static boolean isLoop(JsonNode automation) {
        JsonNode trigger = automation.path("trigger");
        boolean reacts = automation.path("enabled").asBoolean()
                && trigger.path("type").asText().equals("event")
                && trigger.path("posture").asText().equals("Reactive")
                && items(trigger.path("expect")).stream().anyMatch(event -> EVENTS.contains(event.asText()));
        return reacts
                && items(automation.path("actions")).stream()
                        .filter(action -> action.path("type").asText().equals("run-deployment"))
                        .anyMatch(action -> action.path("source").asText().equals("inferred") || matchesAll(trigger));
    }

    private static boolean matchesAll(JsonNode trigger) {
        JsonNode related = trigger.path("match_related");
        List<JsonNode> conditions = related.isArray() ? items(related) : List.of(related);
        return isAll(trigger.path("match")) && conditions.stream().anyMatch(RunLoops::isAll);
    }

    private static boolean isAll(JsonNode match) {
        JsonNode id = match.path("prefect.resource.id");
        return match.isEmpty()
                || (match.size() == 1
                        && (id.asText().equals(ALL_RUNS)
                                || items(id).stream()
                                        .anyMatch(one -> one.asText().equals(ALL_RUNS))));
    }

    private static List<JsonNode> items(JsonNode list) {
        return list.isArray() ? StreamSupport.stream(list.spliterator(), false).toList() : List.of();
    }
}
