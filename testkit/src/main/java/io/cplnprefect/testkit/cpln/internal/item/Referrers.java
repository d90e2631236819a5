/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.item;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.cpln.internal.kind.Kind;
import io.cplnprefect.testkit.cpln.internal.schema.Reference;
import io.cplnprefect.testkit.cpln.internal.schema.Schema;
import io.cplnprefect.testkit.cpln.internal.wire.Links;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The items that refer to another item by a link whose target must exist. */
final class Referrers {
    /** The kinds with such links, by the kind of their target. */
    private static final Map<String, List<String>> KINDS = Map.of(
            "identity", List.of("workload"),
            "location", List.of("gvc"),
            "secret", List.of("gvc", "cloudaccount"),
            "cloudaccount", List.of("identity"),
            "agent", List.of("identity"));

    private Referrers() {}

    /** Returns the link of an item that refers to another, if there is any. */
    static Optional<String> first(Kind kind, String link, Store store) {
        return KINDS.getOrDefault(kind.name(), List.of()).stream()
                .flatMap(referrer -> candidates(kind, referrer, link, store).stream())
                .filter(item -> refers(item, link))
                .map(Links::self)
                .findFirst();
    }

    private static List<ObjectNode> candidates(Kind kind, String referrer, String link, Store store) {
        String org = Links.org(Links.orgOf(link));
        if (kind.scope() == Kind.Scope.GVC) {
            return store.list(Links.owner(link) + "/" + referrer);
        }
        if (!referrer.equals("identity")) {
            return store.list(org + "/" + referrer);
        }
        return store.collectionsInAllGvcs(org, referrer).stream()
                .flatMap(collection -> store.list(collection).stream())
                .toList();
    }

    private static boolean refers(ObjectNode item, String link) {
        ObjectNode content = ItemWriter.withoutServerMembers(item);
        for (Reference reference :
                Schema.of(item.path("kind").asText(), content).check(content).references()) {
            if (Links.full(reference.link(), Links.self(item)).equals(link)) {
                return true;
            }
        }
        return false;
    }
}
