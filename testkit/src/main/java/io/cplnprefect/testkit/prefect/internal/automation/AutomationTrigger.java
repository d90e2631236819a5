/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.automation;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.testkit.prefect.internal.store.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The trigger of one automation with all that it has counted. */
final class AutomationTrigger {
    private final String id;
    private final List<Leaf> leaves = new ArrayList<>();

    /** A trigger on events with the triggers that contain it, from the inside to the outside. */
    private record Leaf(TriggerBuckets buckets, List<Step> steps) {}

    /** The firing of a trigger as a part of another one. */
    private record Step(CompositeTrigger of, String trigger) {}

    /** Creates a trigger as an automation stores it. */
    AutomationTrigger(JsonNode trigger) {
        id = trigger.path("id").asText();
        add(trigger, List.of());
    }

    private void add(JsonNode trigger, List<Step> steps) {
        if (trigger.path("type").asText().equals("event")) {
            leaves.add(new Leaf(new TriggerBuckets(EventTrigger.of(trigger)), steps));
            return;
        }
        CompositeTrigger composite = new CompositeTrigger(trigger);
        for (JsonNode inner : trigger.path("triggers")) {
            Step step = new Step(composite, inner.path("id").asText());
            add(inner, Stream.concat(Stream.of(step), steps.stream()).toList());
        }
    }

    /** Returns the id, which is new after each change of the trigger. */
    String id() {
        return id;
    }

    /** Adds an event and returns the firings that it causes. */
    List<Firing> add(Event event, Instant now) {
        return leaves.stream()
                .flatMap(leaf -> outermost(leaf, leaf.buckets().add(event, now)))
                .toList();
    }

    /** Returns the time at which the trigger is evaluated next without an event, or null if it never is. */
    @Nullable
    Instant due(Instant now) {
        return leaves.stream()
                .map(leaf -> leaf.buckets().due(now))
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
    }

    /** Returns the firings at a time at which the trigger is due. */
    List<Firing> evaluate(Instant at) {
        return leaves.stream()
                .filter(leaf -> at.equals(leaf.buckets().due(at)))
                .flatMap(leaf -> outermost(leaf, leaf.buckets().evaluate(at)))
                .toList();
    }

    /** Removes what ended long ago. */
    void removeEnded(Instant now) {
        leaves.forEach(leaf -> leaf.buckets().removeEnded(now));
    }

    private static Stream<Firing> outermost(Leaf leaf, List<Firing> firings) {
        return firings.stream()
                .filter(firing ->
                        leaf.steps().stream().allMatch(step -> step.of().add(step.trigger(), firing.at())))
                .map(firing -> leaf.steps().isEmpty() ? firing : new Firing(firing.at(), Map.of(), firing.event()));
    }
}
