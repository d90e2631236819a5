/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Documents in an order, read from a position on. */
public interface Listing {
    /**
     * A document in a listing.
     *
     * @param position greater than that of the row before; positive
     */
    record Row(long position, JsonNode document) {}

    /** Returns at most {@code count} rows after a position; 0 is before the first. */
    List<Row> after(long position, int count);

    /** Returns the listing of documents whose positions are those in the list. */
    static Listing of(List<? extends JsonNode> documents) {
        return (position, count) -> {
            List<Row> rows = new ArrayList<>();
            for (int i = (int) position; i < documents.size() && rows.size() < count; i++) {
                rows.add(new Row(i + 1L, documents.get(i)));
            }
            return rows;
        };
    }

    /** Returns a listing with other documents at the same positions. */
    default Listing map(UnaryOperator<JsonNode> change) {
        return (position, count) -> after(position, count).stream()
                .map(row -> new Row(row.position(), change.apply(row.document())))
                .toList();
    }
}
