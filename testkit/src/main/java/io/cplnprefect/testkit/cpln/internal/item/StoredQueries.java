/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.item;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.testkit.cpln.internal.kind.Kinds;
import io.cplnprefect.testkit.cpln.internal.query.Query;
import io.cplnprefect.testkit.cpln.internal.wire.ApiException;
import java.util.List;

/** The check of queries that items contain: each must be one that can be evaluated later. */
final class StoredQueries {
    private StoredQueries() {}

    /** Returns the problems of the query at a path, if there is one; it selects items of a kind. */
    static List<String> problems(String kind, String path, JsonNode content) {
        JsonNode query = content.at("/" + path.replace('.', '/'));
        if (query.isObject()) {
            try {
                var unused = new Query(Kinds.named(kind), query);
            } catch (ApiException e) {
                return List.of(path + ": " + e.getMessage());
            }
        }
        return List.of();
    }
}
