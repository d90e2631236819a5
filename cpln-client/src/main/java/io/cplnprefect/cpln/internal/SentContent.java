/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;

/** Compares an object that was sent with the object that the server has stored. */
public final class SentContent {

    /** Members that the server sets. */
    private static final Set<String> SERVER_SET = Set.of(
            "id", "kind", "version", "created", "lastModified", "links", "status", "alias", "origin", "gvc", "health");

    private SentContent() {}

    /**
     * Returns whether the stored object has everything that was sent. The server adds defaults, and expands short links such as
     * {@code //identity/etl}.
     *
     * @param sent the object that was sent
     * @param stored the stored object
     * @return {@code true} if every member that was sent is stored
     */
    public static boolean isStoredIn(JsonNode sent, JsonNode stored) {
        return sent.properties().stream()
                .filter(member -> !SERVER_SET.contains(member.getKey()))
                .allMatch(member -> contains(stored.path(member.getKey()), member.getValue()));
    }

    private static boolean contains(JsonNode stored, JsonNode sent) {
        if (sent.isObject()) {
            for (Map.Entry<String, JsonNode> member : sent.properties()) {
                if (!contains(stored.path(member.getKey()), member.getValue())) {
                    return false;
                }
            }
            // The server leaves out empty objects.
            return stored.isObject() || sent.isEmpty();
        }
        if (sent.isArray()) {
            if (stored.size() != sent.size()) {
                return false;
            }
            for (int i = 0; i < sent.size(); i++) {
                if (!contains(stored.path(i), sent.path(i))) {
                    return false;
                }
            }
            return true;
        }
        if (sent.isNumber() && stored.isNumber()) {
            return sent.decimalValue().compareTo(stored.decimalValue()) == 0;
        }
        if (sent.isTextual() && stored.isTextual() && sent.textValue().startsWith("//")) {
            return stored.textValue().equals(sent.textValue())
                    || (stored.textValue().startsWith("/org/")
                            && stored.textValue().endsWith(sent.textValue().substring(1)));
        }
        return sent.equals(stored) || (sent.isNull() && stored.isMissingNode());
    }
}
