/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.search;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.prefect.internal.model.RequestModel;
import io.cplnprefect.testkit.prefect.internal.store.Store;
import io.cplnprefect.testkit.prefect.internal.wire.ApiRequest;
import io.cplnprefect.testkit.prefect.internal.wire.ApiResponse;
import io.cplnprefect.testkit.prefect.internal.wire.ErrorResponseException;
import io.cplnprefect.testkit.prefect.internal.wire.Page;
import io.cplnprefect.testkit.prefect.internal.wire.Routes;
import java.util.Comparator;
import java.util.Map;

/** Saved searches of the user interface, one for each name. */
public final class SavedSearchRoutes {
    private static final RequestModel PUT = RequestModel.of("name!:text", "filters+:search_filters");

    private final Store store;

    /** Creates the routes of a store. */
    public SavedSearchRoutes(Store store) {
        this.store = store;
    }

    /** Adds the routes. */
    public void add(Routes routes) {
        routes.add("PUT", "/saved_searches/", this::put);
        routes.add("POST", "/saved_searches/filter", this::filter);
        routes.add("GET", "/saved_searches/{id}", request -> ApiResponse.ok(found(request)));
        routes.add("DELETE", "/saved_searches/{id}", this::delete);
    }

    private ApiResponse put(ApiRequest request) {
        ObjectNode body = PUT.read(request);
        ObjectNode existing = store.savedSearches.first("name", body.path("name"));
        ObjectNode search = existing == null ? store.newObject() : existing;
        search.set("name", body.path("name"));
        Store.copy(search, body, Map.of("filters", JsonNodeFactory.instance.arrayNode()));
        store.touch(search);
        store.savedSearches.put(search);
        return existing == null ? ApiResponse.created(search) : ApiResponse.ok(search);
    }

    private ApiResponse filter(ApiRequest request) {
        Page page = Page.of(request);
        Comparator<ObjectNode> byName =
                Comparator.comparing(search -> search.path("name").asText());
        return ApiResponse.ok(page.of(store.savedSearches.all().stream(), byName, search -> search));
    }

    private ApiResponse delete(ApiRequest request) {
        store.savedSearches.remove(found(request).path("id").asText());
        return ApiResponse.noContent();
    }

    private ObjectNode found(ApiRequest request) {
        ObjectNode search = store.savedSearches.get(request.parameter("id"));
        if (search == null) {
            throw ErrorResponseException.detail(404, "Saved search not found");
        }
        return search;
    }
}
