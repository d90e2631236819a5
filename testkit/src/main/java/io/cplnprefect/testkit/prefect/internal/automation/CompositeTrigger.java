/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.automation;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A trigger that fires after some of its triggers have fired, in any order or in theirs. */
final class CompositeTrigger {
    private final List<String> triggers = new ArrayList<>();
    private final boolean ordered;
    private final int required;
    private final @Nullable Duration within;
    /** The last firing of each trigger, the oldest first. */
    private final Map<String, Instant> fired = new LinkedHashMap<>();

    /** Creates a trigger as an automation stores it. */
    CompositeTrigger(JsonNode trigger) {
        trigger.path("triggers").forEach(one -> triggers.add(one.path("id").asText()));
        ordered = trigger.path("type").asText().equals("sequence");
        JsonNode require = trigger.path("require");
        required = require.asText().equals("any") ? 1 : require.asInt(triggers.size());
        JsonNode seconds = trigger.path("within");
        within = seconds.isNull() ? null : Duration.ofMillis(Math.round(seconds.asDouble() * 1000));
    }

    /** Adds the firing of one of its triggers, and returns whether this trigger fires with it. */
    boolean add(String trigger, Instant at) {
        if (required == 1) {
            return true;
        }
        if (within != null) {
            Instant oldest = at.minus(within);
            fired.values().removeIf(time -> time.isBefore(oldest));
        }
        fired.remove(trigger);
        fired.put(trigger, at);
        boolean fires = ordered ? List.copyOf(fired.keySet()).equals(triggers) : fired.size() >= required;
        if (fires) {
            fired.clear();
        }
        return fires;
    }
}
