/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The members of all filters that a server's {@code openapi.json} lists, each with the request that may have it. */
final class FilterMembers {
    /** Filters that are no selections of objects, or of routes that only Prefect's own processes call. */
    private static final List<String> OTHERS =
            List.of("QueueFilter", "SavedSearchFilter", "TaskWorkerFilter", "EventFilter");

    private final JsonNode document;
    private final Set<String> lines = new TreeSet<>();

    private FilterMembers(JsonNode document) {
        this.document = document;
    }

    /** Returns a line {@code METHOD /path filter member condition} for each condition. */
    static List<String> ofOpenApi(JsonNode document) {
        FilterMembers members = new FilterMembers(document);
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                String request = operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey();
                JsonNode body = operation.getValue().at("/requestBody/content/application~1json/schema");
                members.addFilters(request, members.referred(body));
            }
        }
        members.lines.removeIf(line -> line.contains(" /ui/"));
        return List.copyOf(members.lines);
    }

    private void addFilters(String request, JsonNode body) {
        for (Map.Entry<String, JsonNode> part : body.path("properties").properties()) {
            String model = reference(part.getValue());
            if (model.endsWith("Filter") && !OTHERS.contains(model)) {
                add(request + " " + part.getKey(), referred(part.getValue()));
            }
        }
    }

    private void add(String place, JsonNode schema) {
        for (Map.Entry<String, JsonNode> member : schema.path("properties").properties()) {
            JsonNode inner = referred(member.getValue());
            if (inner.has("properties")) {
                add(place + " " + member.getKey(), inner);
            } else {
                lines.add(place + " " + member.getKey());
            }
        }
    }

    private JsonNode referred(JsonNode schema) {
        return document.path("components").path("schemas").path(reference(schema));
    }

    /** Returns the name of the model to which a schema refers, alone or beside null, or the empty text. */
    private static String reference(JsonNode schema) {
        return schema.findValuesAsText("$ref").stream()
                .filter(reference -> !schema.has("items"))
                .findFirst()
                .map(reference -> reference.substring(reference.lastIndexOf('/') + 1))
                .orElse("");
    }
}
