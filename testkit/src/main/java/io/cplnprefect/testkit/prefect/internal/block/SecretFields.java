/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.block;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The secret fields that a block schema declares: paths with dots, in which {@code *} means everything below.
 *
 * <p>A value that is an object with members is not masked itself; its members are.
 */
final class SecretFields {
    private static final JsonNode MASK = TextNode.valueOf("********");

    private final List<List<String>> paths = new ArrayList<>();

    private SecretFields(JsonNode declared) {
        declared.forEach(path -> paths.add(Arrays.asList(path.asText().split("\\.", -1))));
    }

    static SecretFields of(JsonNode schema) {
        return new SecretFields(schema.path("fields").path("secret_fields"));
    }

    /** Replaces the secret values of a document's data. */
    void mask(ObjectNode data) {
        replace(data, List.of(), (path, value) -> isSecret(path, value) ? MASK : value);
    }

    /** Replaces masks in new data by the stored values, so that a client may send back what it read. */
    void restore(ObjectNode data, JsonNode stored) {
        replace(data, List.of(), (path, value) -> {
            JsonNode before = stored;
            for (String step : path) {
                before = before.path(step);
            }
            return value.equals(MASK) && isSecret(path, before) && !before.isMissingNode() ? before : value;
        });
    }

    private interface Replacement {
        JsonNode of(List<String> path, JsonNode value);
    }

    private static void replace(ObjectNode object, List<String> path, Replacement replacement) {
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            List<String> here = new ArrayList<>(path);
            here.add(member.getKey());
            if (member.getValue() instanceof ObjectNode inner && !inner.isEmpty()) {
                replace(inner, here, replacement);
            } else {
                member.setValue(replacement.of(here, member.getValue()));
            }
        }
    }

    private boolean isSecret(List<String> path, JsonNode value) {
        return paths.stream().anyMatch(secret -> {
            int star = secret.indexOf("*");
            return star < 0
                    ? secret.equals(path) && !value.isNull()
                    : path.size() >= star && path.subList(0, star).equals(secret.subList(0, star));
        });
    }
}
