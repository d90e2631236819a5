/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts lists and query results into pages that are joined by {@code next} links. */
final class Pages {
    private final int size;

    Pages(int size) {
        this.size = size;
    }

    /** One page of all items of a collection. */
    ObjectNode list(String itemKind, List<? extends JsonNode> items, String path, @Nullable String cursor) {
        int offset = cursor == null ? 0 : Cursor.decode(cursor).offset();
        ObjectNode page = Json.object().put("kind", "list").put("itemKind", itemKind);
        fill(page, items, path, offset, Json.object().nullNode());
        return page;
    }

    /** One page of what a query picked. */
    ObjectNode queryResult(Kind kind, Query query, List<? extends JsonNode> picked, String path, int offset) {
        ObjectNode page = Json.object().put("kind", "queryresult");
        page.put("itemKind", query.fetchesLinks() ? "link" : kind.name());
        fill(page, picked, path, offset, query.document());
        page.set("query", query.document());
        return page;
    }

    private void fill(ObjectNode page, List<? extends JsonNode> items, String path, int offset, JsonNode query) {
        int end = Math.min(items.size(), offset + size);
        ArrayNode onPage = page.putArray("items");
        items.subList(Math.min(offset, end), end).forEach(onPage::add);
        ArrayNode links = page.putArray("links");
        Links.add(links, "self", path);
        if (end < items.size()) {
            Links.add(links, "next", path + "?next=" + new Cursor(end, query).encode());
        }
    }
}
