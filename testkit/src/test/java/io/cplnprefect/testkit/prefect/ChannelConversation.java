/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A recorded conversation over worker channels, line by line. {@code open} opens a channel of a work pool, {@code >} sends a frame, {@code <}
 * receives one, {@code end} waits for the end, and a method with a path is a request. JSON is written in single quotes; {@code POOL} is the
 * name of the pool and {@code CONSUMER} an id. Received ids and times are marks.
 */
final class ChannelConversation implements AutoCloseable {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT.*");

    private final String apiUrl;
    private final RawApi api;
    private final String pool;
    private final String consumer = UUID.randomUUID().toString();
    private @Nullable RawSocket socket;

    ChannelConversation(String apiUrl, RawApi api, String pool) {
        this.apiUrl = apiUrl;
        this.api = api;
        this.pool = pool;
    }

    /** Plays a line and returns it, with what was received in place of what it records. */
    String play(String line) {
        String[] words = line.split(" ", 3);
        return switch (words[0]) {
            case "open" -> open(line, filled(words[1]), words.length < 3);
            case ">" -> send(line, words);
            case "<" -> "< " + comparable(socket().next());
            case "end" -> "end " + socket().end();
            case "PATCH", "DELETE" -> request(line, words[0], filled(words[1]), words.length > 2 ? words[2] : null);
            default -> line;
        };
    }

    private String open(String line, String name, boolean handshake) {
        close();
        socket = RawSocket.open(apiUrl, "/work_pools/" + name + "/workers/connect", handshake);
        return line;
    }

    private String send(String line, String[] words) {
        boolean frame = words.length == 3;
        socket().send(
                        frame
                                ? "{'type':'" + words[1] + "','id':'" + UUID.randomUUID() + "','sent_at':'"
                                        + Instant.now() + "','payload':" + filled(words[2]) + "}"
                                : words[1]);
        return line;
    }

    private String request(String line, String method, String path, @Nullable String body) {
        api.send(method, path, body == null ? null : RawApi.json(body));
        return line;
    }

    private String filled(String text) {
        return text.replace("POOL", pool).replace("CONSUMER", consumer);
    }

    private RawSocket socket() {
        if (socket == null) {
            throw new IllegalStateException("No channel is open. Add an open line before.");
        }
        return socket;
    }

    private String comparable(JsonNode frame) {
        return plain(frame).toString().replace('"', '\'').replace(pool, "POOL");
    }

    /** Returns a value with its members in the order of their names, and marks in place of ids and times. */
    private static JsonNode plain(JsonNode value) {
        if (value instanceof ObjectNode object) {
            ObjectNode plain = JsonNodeFactory.instance.objectNode();
            Map<String, JsonNode> sorted = new TreeMap<>();
            object.properties().forEach(member -> sorted.put(member.getKey(), member.getValue()));
            sorted.forEach((name, member) -> plain.set(name, plain(member)));
            return plain;
        }
        if (value instanceof ArrayNode array) {
            ArrayNode plain = JsonNodeFactory.instance.arrayNode();
            array.forEach(item -> plain.add(plain(item)));
            return plain;
        }
        String text = value.asText();
        if (value.isTextual() && ID.matcher(text).matches()) {
            return TextNode.valueOf("id");
        }
        return value.isTextual() && TIME.matcher(text).matches() ? TextNode.valueOf("time") : value;
    }

    @Override
    public void close() {
        if (socket != null) {
            socket.close();
        }
    }
}
