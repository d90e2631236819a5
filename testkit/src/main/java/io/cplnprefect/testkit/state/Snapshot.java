/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.cpln.ControlPlaneEmulator;
import io.cplnprefect.testkit.prefect.PrefectEmulator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The state of the emulators as a JSON text that is equal for equal sequences of requests, for a comparison with a stored
 * text.
 *
 * <p>Objects are in the order of their creation, members in alphabetical order. Ids are numbered in the order in which they
 * appear; times, ports, aliases of GVCs and random suffixes are replaced. Secrets and values of environment variables are masked, and
 * built-in items of Control Plane are omitted. Durations are equal in virtual time only.
 */
public final class Snapshot {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|\\+00:00)");
    private static final Pattern REPLICA = Pattern.compile("(command-<id \\d+>)-[0-9a-f]{5}\\b");
    private static final Pattern PORT = Pattern.compile("(127\\.0\\.0\\.1|localhost):\\d+");

    private Snapshot() {}

    /**
     * Returns the state of the emulators.
     *
     * @param controlPlane null if there is no such emulator
     * @param prefect null if there is no such emulator
     */
    public static String of(@Nullable ControlPlaneEmulator controlPlane, @Nullable PrefectEmulator prefect) {
        ObjectNode state = JsonNodeFactory.instance.objectNode();
        Map<String, String> aliases = new LinkedHashMap<>();
        if (controlPlane != null) {
            ArrayNode items = state.putArray("controlPlane");
            controlPlane.state().items().values().forEach(item -> {
                if (!isBuiltIn(item)) {
                    items.add(item);
                }
                if (item.has("alias")) {
                    aliases.put(
                            item.path("alias").asText(),
                            "<alias of " + item.path("name").asText() + ">");
                }
            });
        }
        if (prefect != null) {
            state.set("prefect", prefect.dump());
        }
        String text = sorted(Mask.of(state)).toPrettyString();
        for (Map.Entry<String, String> alias : aliases.entrySet()) {
            text = text.replace(alias.getKey(), alias.getValue());
        }
        return normalized(text);
    }

    private static boolean isBuiltIn(JsonNode item) {
        String kind = item.path("kind").asText();
        return item.path("origin").asText().equals("builtin") || kind.equals("org");
    }

    private static JsonNode sorted(JsonNode value) {
        if (value.isObject()) {
            Map<String, JsonNode> members = new TreeMap<>();
            value.properties().forEach(member -> members.put(member.getKey(), sorted(member.getValue())));
            return JsonNodeFactory.instance.objectNode().setAll(members);
        }
        if (value.isArray()) {
            ArrayNode elements = JsonNodeFactory.instance.arrayNode();
            value.forEach(element -> elements.add(sorted(element)));
            return elements;
        }
        return value;
    }

    private static String normalized(String text) {
        Map<String, String> numbers = new LinkedHashMap<>();
        String numbered = ID.matcher(text)
                .replaceAll((MatchResult id) ->
                        numbers.computeIfAbsent(id.group(), missing -> "<id " + (numbers.size() + 1) + ">"));
        String timeless = TIME.matcher(numbered).replaceAll("<time>");
        String named = REPLICA.matcher(timeless).replaceAll("$1-<suffix>");
        return PORT.matcher(named).replaceAll("$1:<port>").replace("\r\n", "\n");
    }
}
