/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.cpln.internal.kind.Kind;
import io.cplnprefect.testkit.cpln.internal.wire.Json;
import io.cplnprefect.testkit.cpln.internal.wire.Links;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Splits lists and query results into pages connected by {@code next} links. */
public final class Pages {
    private final int size;

    /** Creates pages of at most that many items. */
    public Pages(int size) {
        this.size = size;
    }

    /** Returns a page of all items of a collection; a null cursor means the first. */
    public ObjectNode list(String itemKind, List<? extends JsonNode> items, String path, @Nullable String cursor) {
        int offset = cursor == null ? 0 : Cursor.decode(cursor).offset();
        ObjectNode page = Json.object().put("kind", "list").put("itemKind", itemKind);
        fill(page, items, path, offset, Json.object().nullNode());
        return page;
    }

    /** Returns a page of the items that a query selected, from an offset on. */
    public ObjectNode queryResult(Kind kind, Query query, List<? extends JsonNode> selected, String path, int offset) {
        ObjectNode page = Json.object().put("kind", "queryresult");
        page.put("itemKind", query.fetchesLinks() ? "link" : kind.name());
        fill(page, selected, path, offset, query.document());
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
