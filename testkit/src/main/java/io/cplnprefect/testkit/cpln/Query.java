/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** A query document, checked when it is made, that picks and sorts items of one kind. */
final class Query {
    private static final Set<String> MATCHES = Set.of("all", "any", "none");

    private final ObjectNode document;
    private final String match;
    private final List<QueryTerm> terms = new ArrayList<>();

    /** Reads a query of items of the given kind; an absent document matches all. */
    Query(Kind kind, JsonNode given) {
        this.document = given instanceof ObjectNode object ? object.deepCopy() : Json.object();
        // Clients lay out their tables by the kind of the echoed query, whatever word the request had there.
        document.put("kind", kind.name());
        JsonNode spec = document.path("spec");
        this.match = spec.path("match").asText("all");
        if (!MATCHES.contains(match)) {
            throw ApiFault.badRequest("match is one of all, any, none, not " + match);
        }
        String fetch = document.path("fetch").asText("items");
        if (!fetch.equals("items") && !fetch.equals("links")) {
            throw ApiFault.badRequest("fetch is one of items, links, not " + fetch);
        }
        for (JsonNode term : spec.path("terms")) {
            terms.add(QueryTerm.parse(kind, term));
        }
        String by = spec.path("sort").path("by").asText("name");
        if (!kind.canBeQueriedBy(by)) {
            throw ApiFault.badRequest("items of kind " + kind.name() + " cannot be sorted by " + by);
        }
    }

    /** The query as answers echo it. */
    ObjectNode document() {
        return document;
    }

    boolean fetchesLinks() {
        return document.path("fetch").asText().equals("links");
    }

    boolean matches(JsonNode item) {
        return switch (match) {
            case "any" -> terms.isEmpty() || terms.stream().anyMatch(term -> term.matches(item));
            case "none" -> terms.stream().noneMatch(term -> term.matches(item));
            default -> terms.stream().allMatch(term -> term.matches(item));
        };
    }

    List<ObjectNode> pick(List<ObjectNode> items) {
        List<ObjectNode> picked = new ArrayList<>(items);
        picked.removeIf(item -> !matches(item));
        JsonNode sort = document.path("spec").path("sort");
        if (sort.has("by")) {
            Comparator<ObjectNode> order = (a, b) -> Values.compareForSort(
                    a.path(sort.path("by").asText()), b.path(sort.path("by").asText()));
            picked.sort(sort.path("order").asText("asc").equals("desc") ? order.reversed() : order);
        }
        return picked;
    }
}
