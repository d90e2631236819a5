/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.cplnprefect.testkit.prefect.RawApi.Reply;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * A list of requests and the responses of a server to them, without what is random.
 *
 * <p>A line is {@code [name =] VERB /path [JSON in single quotes]}; {@code <name>} is the id in the response to an
 * earlier line.
 */
final class Script {
    private static final Pattern LINE = Pattern.compile("(?:(\\w+) = )?([A-Z]+) (\\S+)(?: (.+))?");
    private static final Pattern REFERENCE = Pattern.compile("<(\\w+)>");
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern TIME = Pattern.compile("20\\d\\d-\\d\\d-\\d\\dT[\\d:]+(\\.\\d+)?(Z|\\+00:00)");
    private static final Set<String> MEASURED =
            Set.of("estimated_start_time_delta", "estimated_run_time", "total_run_time");
    /** Lists whose order is not significant. */
    private static final Set<String> SETS = Set.of("tags", "exception_detail");
    /** Members of validation errors that depend on the validator's version. */
    private static final Set<String> WORDS = Set.of("msg", "ctx", "input", "request_body", "url");

    private final RawApi api;
    private final Map<String, String> ids = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();

    Script(String apiUrl) {
        api = new RawApi(apiUrl);
    }

    /** Sends the requests of all lines and returns each line with its response. */
    static List<String> play(String apiUrl, String script) {
        Script player = new Script(apiUrl);
        List<String> responses = new ArrayList<>();
        script.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .forEach(line -> responses.add(player.play(line)));
        return responses;
    }

    private String play(String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new IllegalArgumentException("Not a line of a script: " + line);
        }
        String body = parts.group(4);
        Reply reply =
                api.send(parts.group(2), resolve(parts.group(3)), body == null ? null : RawApi.json(resolve(body)));
        if (parts.group(1) != null) {
            ids.put(parts.group(1), reply.id());
        }
        return line + "\n  -> " + reply.status() + " " + plain(reply.body());
    }

    private String resolve(String text) {
        return REFERENCE.matcher(text).replaceAll(m -> Matcher.quoteReplacement(String.valueOf(ids.get(m.group(1)))));
    }

    private JsonNode plain(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode plain = JsonNodeFactory.instance.objectNode();
            Map<String, JsonNode> sorted = new TreeMap<>();
            object.properties().forEach(p -> sorted.put(p.getKey(), p.getValue()));
            sorted.forEach((name, value) -> {
                if (MEASURED.contains(name)) {
                    plain.put(name, "number");
                } else if (SETS.contains(name)) {
                    plain.set(name, sorted((ArrayNode) plain(value)));
                } else if (!WORDS.contains(name)) {
                    plain.set(name, plain(value));
                }
            });
            return plain;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode plain = JsonNodeFactory.instance.arrayNode();
            array.forEach(item -> plain.add(plain(item)));
            return plain;
        }
        return node.isTextual() ? TextNode.valueOf(plain(node.asText())) : node;
    }

    private static ArrayNode sorted(ArrayNode list) {
        ArrayNode sorted = JsonNodeFactory.instance.arrayNode();
        StreamSupport.stream(list.spliterator(), false)
                .sorted(Comparator.comparing(JsonNode::toString))
                .forEach(sorted::add);
        return sorted;
    }

    private String plain(String text) {
        String replaced =
                UUID.matcher(text).replaceAll(m -> names.computeIfAbsent(m.group(), id -> "id" + names.size()));
        return TIME.matcher(replaced).replaceAll("time$2");
    }
}
