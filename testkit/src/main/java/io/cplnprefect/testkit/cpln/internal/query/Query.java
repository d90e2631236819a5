/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.cpln.internal.kind.Kind;
import io.cplnprefect.testkit.cpln.internal.schema.Schema;
import io.cplnprefect.testkit.cpln.internal.wire.ApiException;
import io.cplnprefect.testkit.cpln.internal.wire.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** A valid query document, which selects and sorts items of one kind. */
public final class Query {
    private final ObjectNode document;
    private final String match;
    private final List<QueryTerm> terms = new ArrayList<>();

    /**
     * Creates a query for items of a kind; a document that is not an object matches all.
     *
     * @throws ApiException if the document is not a valid query
     */
    public Query(Kind kind, JsonNode query) {
        this.document = query instanceof ObjectNode object ? object.deepCopy() : Json.object();
        List<String> problems =
                new ArrayList<>(Schema.of("query", document).check(document).problems());
        for (int i = 0; i < document.path("spec").path("terms").size(); i++) {
            JsonNode term = document.path("spec").path("terms").path(i);
            QueryTerm.problems(kind, "spec.terms[" + i + "]", term, problems);
            terms.add(QueryTerm.of(term));
        }
        String by = document.path("spec").path("sort").path("by").asText("name");
        if (!kind.canBeQueriedBy(by)) {
            problems.add("spec.sort.by: items of kind " + kind.name() + " cannot be sorted by " + by);
        }
        if (!problems.isEmpty()) {
            throw ApiException.badRequest(problems);
        }
        this.match = document.path("spec").path("match").asText("all");
        // Clients format their tables by the kind of the echoed query; the request may have any word there.
        document.put("kind", kind.name());
    }

    /** Returns the query document as responses echo it. */
    public ObjectNode document() {
        return document;
    }

    /** Returns whether the result holds links in place of items. */
    public boolean fetchesLinks() {
        return document.path("fetch").asText().equals("links");
    }

    /** Returns whether the query has an order of its own. */
    public boolean isSorted() {
        return document.path("spec").path("sort").has("by");
    }

    /** Returns the attributes by which an index finds the items that the query may select. */
    public Lookup lookup() {
        List<Attribute> attributes =
                terms.stream().map(Attribute::of).filter(Objects::nonNull).toList();
        return switch (match) {
            case "any" -> attributes.size() == terms.size() ? new Lookup(true, attributes) : Lookup.ALL;
            case "none" -> Lookup.ALL;
            default -> new Lookup(false, attributes);
        };
    }

    /** Returns whether the query selects an item. */
    public boolean matches(JsonNode item) {
        return switch (match) {
            case "any" -> terms.isEmpty() || terms.stream().anyMatch(term -> term.matches(item));
            case "none" -> terms.stream().noneMatch(term -> term.matches(item));
            default -> terms.stream().allMatch(term -> term.matches(item));
        };
    }

    /** Returns the selected items, sorted. */
    public List<ObjectNode> select(List<ObjectNode> items) {
        List<ObjectNode> selected = new ArrayList<>(items);
        selected.removeIf(item -> !matches(item));
        JsonNode sort = document.path("spec").path("sort");
        if (isSorted()) {
            Comparator<ObjectNode> order = (a, b) -> QueryValues.compareForSort(
                    a.path(sort.path("by").asText()), b.path(sort.path("by").asText()));
            selected.sort(sort.path("order").asText("asc").equals("desc") ? order.reversed() : order);
        }
        return selected;
    }
}
