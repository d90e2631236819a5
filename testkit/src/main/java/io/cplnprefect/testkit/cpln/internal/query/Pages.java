/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.cpln.internal.kind.Kind;
import io.cplnprefect.testkit.cpln.internal.query.Listing.Row;
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

    /** Returns a page of a list; a null cursor means the first. */
    public ObjectNode list(String itemKind, Listing items, String path, @Nullable String cursor) {
        long position = cursor == null ? 0 : Cursor.decode(cursor).position();
        ObjectNode page = Json.object().put("kind", "list").put("itemKind", itemKind);
        fill(page, items, path, position, Json.object().nullNode());
        return page;
    }

    /** Returns a page of the items that a query selected, from a position on. */
    public ObjectNode queryResult(Kind kind, Query query, Listing selected, String path, long position) {
        ObjectNode page = Json.object().put("kind", "queryresult");
        page.put("itemKind", query.fetchesLinks() ? "link" : kind.name());
        fill(page, selected, path, position, query.document());
        page.set("query", query.document());
        return page;
    }

    private void fill(ObjectNode page, Listing items, String path, long position, JsonNode query) {
        List<Row> rows = items.after(position, size + 1);
        ArrayNode onPage = page.putArray("items");
        rows.stream().limit(size).forEach(row -> onPage.add(row.document()));
        ArrayNode links = page.putArray("links");
        Links.add(links, "self", path);
        if (rows.size() > size) {
            Cursor next = new Cursor(rows.get(size - 1).position(), query);
            Links.add(links, "next", path + "?next=" + next.encode());
        }
    }
}
