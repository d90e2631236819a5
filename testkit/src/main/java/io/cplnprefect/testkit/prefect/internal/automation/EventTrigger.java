/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.automation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.prefect.internal.event.ResourceCondition;
import io.cplnprefect.testkit.prefect.internal.store.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * A trigger on the presence or the absence of events; immutable.
 *
 * @param match the labels of the resource
 * @param matchRelated sets of labels; for each set there is a related resource
 * @param after names of events that open a bucket; without any, each expected event does
 * @param expect names of events that are counted; without any, all are
 * @param forEach the labels for whose values buckets are separate, in their order
 * @param proactive whether the trigger fires if events are absent
 * @param within the length of a bucket
 */
record EventTrigger(
        JsonNode match,
        List<JsonNode> matchRelated,
        List<String> after,
        List<String> expect,
        List<String> forEach,
        boolean proactive,
        int threshold,
        Duration within) {
    private static final String RELATED = "related:";

    /** Returns a trigger as an automation stores it. */
    static EventTrigger of(JsonNode trigger) {
        JsonNode related = trigger.path("match_related");
        return new EventTrigger(
                trigger.path("match"),
                related.isArray()
                        ? StreamSupport.stream(related.spliterator(), false).toList()
                        : List.of(related),
                texts(trigger.path("after")),
                texts(trigger.path("expect")),
                texts(trigger.path("for_each")).stream().sorted().toList(),
                trigger.path("posture").asText().equals("Proactive"),
                trigger.path("threshold").asInt(),
                Duration.ofMillis(Math.round(trigger.path("within").asDouble() * 1000)));
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return List.copyOf(texts);
    }

    /** Returns whether the trigger counts an event, or opens a bucket after it. */
    boolean covers(Event event) {
        if (!expects(event) && !opensAfter(event)) {
            return false;
        }
        if (match.isEmpty() && matchRelated.stream().allMatch(JsonNode::isEmpty)) {
            return true;
        }
        ObjectNode content = event.content().get();
        return ResourceCondition.hasLabels(match, content.path("resource"))
                && matchRelated.stream().allMatch(labels -> isRelated(labels, content.path("related")));
    }

    private static boolean isRelated(JsonNode labels, JsonNode related) {
        return labels.isEmpty()
                || StreamSupport.stream(related.spliterator(), false)
                        .anyMatch(resource -> ResourceCondition.hasLabels(labels, resource));
    }

    boolean expects(Event event) {
        return expect.isEmpty() || isOneOf(expect, event);
    }

    boolean opensAfter(Event event) {
        return isOneOf(after, event);
    }

    private static boolean isOneOf(List<String> names, Event event) {
        return names.stream().anyMatch(name -> ResourceCondition.matches(name, event.name()));
    }

    /** Returns whether every event is counted, at any time: the trigger is reactive and its buckets have no length. */
    boolean isImmediate() {
        return !proactive && within.isZero();
    }

    /** Returns whether a number of events lets the trigger fire. */
    boolean isMet(int count) {
        return proactive ? count < threshold : count >= threshold;
    }

    /** Returns the values of {@link #forEach} in an event; an absent one is empty. */
    List<String> key(Event event) {
        if (forEach.isEmpty()) {
            return List.of();
        }
        ObjectNode content = event.content().get();
        return forEach.stream().map(label -> value(label, content)).toList();
    }

    /** Returns the value of a label of the resource, or for {@code related:role:label} of the first resource in a role. */
    private static String value(String label, ObjectNode content) {
        int end = label.lastIndexOf(':');
        if (!label.startsWith(RELATED) || end < RELATED.length()) {
            return content.path("resource").path(label).asText();
        }
        String role = label.substring(RELATED.length(), end);
        for (JsonNode related : content.path("related")) {
            if (related.path("prefect.resource.role").asText().equals(role)) {
                return related.path(label.substring(end + 1)).asText();
            }
        }
        return "";
    }

    /** Returns the labels of {@link #forEach} with the values of a key. */
    Map<String, String> labels(List<String> key) {
        Map<String, String> labels = new LinkedHashMap<>();
        for (int i = 0; i < key.size(); i++) {
            labels.put(forEach.get(i), key.get(i));
        }
        return labels;
    }
}
