/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.cplnprefect.testkit.prefect.RawApi.Reply;
import io.cplnprefect.testkit.prefect.contract.ContractCase.Comparison;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Responses as text that two servers have in common: an id is the place of its first appearance, a time near the present
 * is a mark, measured and random values are marks.
 */
final class ComparableResponse {
    private static final Pattern UUID = Pattern.compile("\\b[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}\\b");
    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)");
    private static final Pattern GENERATED_NAME = Pattern.compile("[a-z]+-[a-z]+");
    /** Times further away are those of the script. */
    private static final Duration PRESENT = Duration.ofDays(400);
    /** Durations, which depend on the speed of the server, and secrets. */
    private static final Set<String> RANDOM = Set.of(
            "estimated_start_time_delta",
            "estimated_run_time",
            "total_run_time",
            "sum_estimated_run_time",
            "sum_estimated_lateness",
            "token",
            "next_page",
            "delay_seconds",
            "time_in_current_state");
    /** Lists whose order is not significant. */
    private static final Set<String> SETS = Set.of("tags", "exception_detail");
    /** Members of validation errors that depend on the version of the validator. */
    private static final Set<String> WORDS = Set.of("msg", "ctx", "input", "request_body", "url");

    private final Map<String, String> ids = new HashMap<>();
    private int response;
    private int newIds;

    /** Returns the status and the comparable body in one line. */
    String text(Reply reply, Comparison comparison) {
        response++;
        newIds = 0;
        JsonNode body = comparison == Comparison.NAMES
                ? names(reply.body())
                : plain(reply.body(), comparison == Comparison.UNORDERED);
        return reply.status() + " " + body;
    }

    private static JsonNode names(JsonNode body) {
        ArrayNode names = JsonNodeFactory.instance.arrayNode();
        if (!body.isObject()) {
            return TextNode.valueOf(body.getNodeType().toString());
        }
        body.properties().stream().map(Map.Entry::getKey).sorted().forEach(names::add);
        return names;
    }

    private JsonNode plain(JsonNode node, boolean unordered) {
        if (node instanceof ObjectNode object) {
            return plain(object, unordered);
        }
        if (node instanceof ArrayNode array) {
            ArrayNode plain = JsonNodeFactory.instance.arrayNode();
            (unordered ? sorted(array) : array).forEach(item -> plain.add(plain(item, false)));
            return plain;
        }
        return node.isTextual() ? TextNode.valueOf(plain(node.asText())) : node;
    }

    private ObjectNode plain(ObjectNode object, boolean unordered) {
        ObjectNode plain = JsonNodeFactory.instance.objectNode();
        Map<String, JsonNode> sorted = new TreeMap<>();
        object.properties().forEach(member -> sorted.put(member.getKey(), member.getValue()));
        sorted.forEach((name, value) -> {
            if (RANDOM.contains(name) && !value.isNull()) {
                plain.put(name, "random");
            } else if (isGenerated(object, name, value)) {
                plain.put(name, "generated");
            } else if (!WORDS.contains(name)) {
                plain.set(name, plain(value, unordered || SETS.contains(name)));
            }
        });
        return plain;
    }

    /** Returns whether the value is the name that a server gave to a run without one. */
    private static boolean isGenerated(ObjectNode object, String member, JsonNode name) {
        boolean ofRun = member.equals("name") && object.has("run_count");
        boolean ofRelatedRun = member.equals("prefect.resource.name")
                && object.path("prefect.resource.role").asText().equals("flow-run");
        return (ofRun || ofRelatedRun) && GENERATED_NAME.matcher(name.asText()).matches();
    }

    /** Returns the items in the order of their text without unknown ids, so that those are numbered in that order. */
    private List<JsonNode> sorted(ArrayNode list) {
        List<JsonNode> sorted = new ArrayList<>();
        list.forEach(sorted::add);
        sorted.sort(Comparator.comparing(item -> TIME.matcher(
                        UUID.matcher(canonical(item).toString()).replaceAll(id -> ids.getOrDefault(id.group(), "id")))
                .replaceAll("time")));
        return sorted;
    }

    /** Returns a value with its members in the order of their names, without those that are not compared. */
    private static JsonNode canonical(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode canonical = JsonNodeFactory.instance.objectNode();
            object.properties().stream()
                    .filter(member -> !WORDS.contains(member.getKey()) && !RANDOM.contains(member.getKey()))
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(member -> canonical.set(member.getKey(), canonical(member.getValue())));
            return canonical;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode canonical = JsonNodeFactory.instance.arrayNode();
            array.forEach(item -> canonical.add(canonical(item)));
            return canonical;
        }
        return node;
    }

    private String plain(String text) {
        String replaced = UUID.matcher(text).replaceAll(id -> ids.computeIfAbsent(id.group(), this::placeOf));
        return TIME.matcher(replaced).replaceAll(time -> Matcher.quoteReplacement(time(time.group(), time.group(1))));
    }

    /** Returns a name that does not depend on other responses, so that one difference does not change those after it. */
    private String placeOf(String unused) {
        newIds++;
        return "id" + response + "." + newIds;
    }

    private static String time(String text, String zone) {
        Instant time = OffsetDateTime.parse(text.replace(' ', 'T')).toInstant();
        boolean present = Duration.between(time, Instant.now()).abs().compareTo(PRESENT) < 0;
        return present ? "time" + zone : text;
    }
}
