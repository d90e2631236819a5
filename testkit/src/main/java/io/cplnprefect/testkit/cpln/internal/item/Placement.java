/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.item;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.cpln.internal.kind.Kinds;
import io.cplnprefect.testkit.cpln.internal.query.Query;
import io.cplnprefect.testkit.cpln.internal.wire.Json;
import io.cplnprefect.testkit.cpln.internal.wire.Links;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The locations of GVCs. */
public final class Placement {
    private final Store store;

    /** Creates the placement of the GVCs in a store. */
    public Placement(Store store) {
        this.store = store;
    }

    /** Returns the names of a GVC's locations, by its links and by its query. */
    public List<String> locations(String gvcLink) {
        ObjectNode gvc = store.require(gvcLink);
        JsonNode placement = Json.at(gvc, "spec", "staticPlacement");
        TreeSet<String> names = new TreeSet<>();
        placement.path("locationLinks").forEach(link -> names.add(Links.name(link.asText())));
        if (placement.has("locationQuery")) {
            Query query = new Query(Kinds.named("location"), placement.path("locationQuery"));
            query.select(store.list(Links.owner(gvcLink) + "/location"))
                    .forEach(location -> names.add(location.path("name").asText()));
        }
        return new ArrayList<>(names);
    }
}
