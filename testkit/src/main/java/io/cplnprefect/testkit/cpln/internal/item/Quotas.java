/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.item;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.cpln.internal.kind.Kind;
import io.cplnprefect.testkit.cpln.internal.wire.ApiException;
import io.cplnprefect.testkit.cpln.internal.wire.Links;

/** The numbers of items that the quotas of an org permit: {@code gvcs}, {@code workloads-per-gvc} and so on. */
final class Quotas {
    private final Store store;

    Quotas(Store store) {
        this.store = store;
    }

    /**
     * Checks that an item may be created.
     *
     * @throws ApiException with status 429 if a quota does not permit it
     */
    void require(Kind kind, String link) {
        String collection = Links.parent(link);
        String name = plural(kind.name()) + (kind.scope() == Kind.Scope.GVC ? "-per-gvc" : "");
        for (ObjectNode quota : store.list(Links.org(Links.orgOf(link)) + "/quota")) {
            String gvc = quota.path("dimensions").path("gvcLink").asText();
            boolean applies = quota.path("name").asText().equals(name)
                    && (gvc.isEmpty() || Links.parent(collection).equals(gvc));
            int max = quota.path("max").asInt();
            if (applies && store.list(collection).size() >= max) {
                throw ApiException.tooManyRequests("The quota " + name + " of " + max + " is exceeded");
            }
        }
    }

    private static String plural(String kind) {
        return kind.endsWith("y") ? kind.substring(0, kind.length() - 1) + "ies" : kind + "s";
    }
}
