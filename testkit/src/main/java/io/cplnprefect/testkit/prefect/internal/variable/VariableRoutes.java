/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.variable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.cplnprefect.testkit.prefect.internal.event.ObjectEvents;
import io.cplnprefect.testkit.prefect.internal.filter.AttributeOrder;
import io.cplnprefect.testkit.prefect.internal.filter.ObjectFilter;
import io.cplnprefect.testkit.prefect.internal.model.RequestModel;
import io.cplnprefect.testkit.prefect.internal.store.Attributes;
import io.cplnprefect.testkit.prefect.internal.store.Store;
import io.cplnprefect.testkit.prefect.internal.wire.ApiRequest;
import io.cplnprefect.testkit.prefect.internal.wire.ApiResponse;
import io.cplnprefect.testkit.prefect.internal.wire.ErrorResponseException;
import io.cplnprefect.testkit.prefect.internal.wire.Page;
import io.cplnprefect.testkit.prefect.internal.wire.Routes;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Variables: a value of any JSON type in 3.x, a text in 2.20. */
public final class VariableRoutes {
    private static final RequestModel CREATE =
            RequestModel.of("name!:variable_name", "value!:variable_value", "tags+:texts");
    private static final RequestModel UPDATE =
            RequestModel.of("name:variable_name", "value:variable_value", "tags:texts");
    private static final List<String> SORTS = List.of("NAME_ASC", "CREATED_DESC", "UPDATED_DESC", "NAME_DESC");

    private final Store store;
    private final ObjectEvents events;

    /** Creates the routes of a store. */
    public VariableRoutes(Store store) {
        this.store = store;
        events = ObjectEvents.ofVariables(store);
    }

    /** Adds the routes. */
    public void add(Routes routes) {
        routes.add("POST", "/variables/", this::create);
        routes.add("POST", "/variables/filter", this::filter);
        routes.add("POST", "/variables/count", this::count);
        routes.add("GET", "/variables/{id:uuid}", request -> ApiResponse.ok(found(byId(request))));
        routes.add("PATCH", "/variables/{id:uuid}", request -> update(request, byId(request)));
        routes.add("DELETE", "/variables/{id:uuid}", request -> delete(byId(request)));
        routes.add("GET", "/variables/name/{name}", request -> ApiResponse.ok(found(byName(request))));
        routes.add("PATCH", "/variables/name/{name}", request -> update(request, byName(request)));
        routes.add("DELETE", "/variables/name/{name}", request -> delete(byName(request)));
    }

    private ApiResponse create(ApiRequest request) {
        JsonNode body = CREATE.read(request);
        JsonNode name = body.path("name");
        if (store.variables.first("name", name) != null) {
            throw store.v3()
                    ? ErrorResponseException.detail(
                            409, "A variable with the name '" + name.asText() + "' already exists.")
                    : ErrorResponseException.conflict();
        }
        ObjectNode variable = store.newObject();
        variable.set("name", name);
        variable.set("value", body.path("value"));
        Store.copy(variable, body, Map.of("tags", JsonNodeFactory.instance.arrayNode()));
        store.variables.put(variable);
        events.created(variable);
        return ApiResponse.created(variable);
    }

    private ApiResponse update(ApiRequest request, @Nullable ObjectNode existing) {
        ObjectNode body = UPDATE.read(request);
        ObjectNode variable = found(existing);
        boolean cleared = isNull(body, "tags") || isNull(body, "name") || (!store.v3() && isNull(body, "value"));
        ObjectNode namesake = body.has("name") ? store.variables.first("name", body.path("name")) : null;
        if (cleared || (namesake != null && !namesake.path("id").equals(variable.path("id")))) {
            throw ErrorResponseException.conflict();
        }
        variable.setAll(body);
        store.touch(variable);
        store.variables.put(variable);
        events.updated(variable);
        return ApiResponse.noContent();
    }

    private ApiResponse delete(@Nullable ObjectNode variable) {
        store.variables.remove(found(variable).path("id").asText());
        events.deleted(found(variable));
        return ApiResponse.noContent();
    }

    private ApiResponse filter(ApiRequest request) {
        Page page = Page.of(request);
        Comparator<ObjectNode> order = Comparator.comparing(Attributes::of, AttributeOrder.of(request, SORTS));
        return ApiResponse.ok(page.of(selected(request), order, variable -> variable));
    }

    private ApiResponse count(ApiRequest request) {
        return ApiResponse.ok(IntNode.valueOf(Math.toIntExact(selected(request).count())));
    }

    private Stream<ObjectNode> selected(ApiRequest request) {
        return store.variables.all().stream().filter(ObjectFilter.VARIABLES.predicate(request));
    }

    private @Nullable ObjectNode byId(ApiRequest request) {
        return store.variables.get(request.parameter("id"));
    }

    private @Nullable ObjectNode byName(ApiRequest request) {
        return store.variables.first("name", TextNode.valueOf(request.parameter("name")));
    }

    private static boolean isNull(JsonNode body, String member) {
        return body.path(member) instanceof NullNode;
    }

    private static ObjectNode found(@Nullable ObjectNode variable) {
        if (variable == null) {
            throw ErrorResponseException.detail(404, "Variable not found.");
        }
        return variable;
    }
}
