/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.flow;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.cplnprefect.testkit.prefect.internal.event.ObjectEvents;
import io.cplnprefect.testkit.prefect.internal.filter.AttributeOrder;
import io.cplnprefect.testkit.prefect.internal.filter.Filters;
import io.cplnprefect.testkit.prefect.internal.model.RequestModel;
import io.cplnprefect.testkit.prefect.internal.store.Attributes;
import io.cplnprefect.testkit.prefect.internal.store.FlowRun;
import io.cplnprefect.testkit.prefect.internal.store.Store;
import io.cplnprefect.testkit.prefect.internal.wire.ApiRequest;
import io.cplnprefect.testkit.prefect.internal.wire.ApiResponse;
import io.cplnprefect.testkit.prefect.internal.wire.BulkLimit;
import io.cplnprefect.testkit.prefect.internal.wire.ErrorResponseException;
import io.cplnprefect.testkit.prefect.internal.wire.NumberedPage;
import io.cplnprefect.testkit.prefect.internal.wire.Page;
import io.cplnprefect.testkit.prefect.internal.wire.Routes;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Flows: a name with tags. */
public final class FlowRoutes {
    private static final RequestModel CREATE = RequestModel.of("name!:name", "tags+:texts", "labels@3:label_values");
    private static final RequestModel UPDATE = RequestModel.of("tags+:texts");
    private static final List<String> SORTS = List.of("NAME_ASC", "NAME_DESC", "CREATED_DESC", "UPDATED_DESC");

    private final Store store;
    private final Filters filters;
    private final ObjectEvents events;

    public FlowRoutes(Store store, Filters filters) {
        this.store = store;
        this.filters = filters;
        events = ObjectEvents.ofFlows(store);
    }

    public void add(Routes routes) {
        routes.add("POST", "/flows/", this::create);
        routes.add("POST", "/flows/filter", this::filter);
        routes.add("POST", "/flows/count", this::count);
        routes.addFor(PrefectRelease.V3, "POST", "/flows/paginate", this::paginate);
        routes.addFor(PrefectRelease.V3, "POST", "/flows/bulk_delete", this::deleteSeveral);
        routes.add(
                "GET",
                "/flows/name/{name}",
                request ->
                        ApiResponse.ok(found(store.flows.first("name", TextNode.valueOf(request.parameter("name"))))));
        routes.add("GET", "/flows/{id}", request -> ApiResponse.ok(found(store.flows.get(request.parameter("id")))));
        routes.add("PATCH", "/flows/{id}", this::update);
        routes.add("DELETE", "/flows/{id}", this::delete);
    }

    private ApiResponse create(ApiRequest request) {
        ObjectNode body = CREATE.read(request);
        ObjectNode existing =
                store.flows.first("name", TextNode.valueOf(body.path("name").asText()));
        if (existing != null) {
            return ApiResponse.ok(existing);
        }
        ObjectNode flow = store.newObject();
        flow.put("name", body.path("name").asText());
        Store.copy(flow, body, Map.of("tags", JsonNodeFactory.instance.arrayNode()));
        if (store.v3()) {
            Store.copy(flow, body, Map.of("labels", JsonNodeFactory.instance.objectNode()));
        }
        store.flows.put(flow);
        events.created(flow);
        return ApiResponse.created(flow);
    }

    private ApiResponse update(ApiRequest request) {
        ObjectNode body = UPDATE.read(request);
        ObjectNode flow = found(store.flows.get(request.parameter("id")));
        flow.setAll(body);
        store.touch(flow);
        events.updated(flow);
        return ApiResponse.noContent();
    }

    private ApiResponse filter(ApiRequest request) {
        Page page = Page.of(request);
        return ApiResponse.ok(page.of(filters.flows(request), order(request), flow -> flow));
    }

    private ApiResponse paginate(ApiRequest request) {
        NumberedPage page = NumberedPage.of(request);
        ArrayNode results = page.byOffset().of(filters.flows(request), order(request), flow -> flow);
        return page.response(filters.flows(request).count(), results);
    }

    private static Comparator<ObjectNode> order(ApiRequest request) {
        return Comparator.comparing(Attributes::of, AttributeOrder.of(request, SORTS));
    }

    private ApiResponse count(ApiRequest request) {
        long count = filters.flows(request).count();
        return ApiResponse.ok(IntNode.valueOf(Math.toIntExact(count)));
    }

    private ApiResponse delete(ApiRequest request) {
        delete(found(store.flows.get(request.parameter("id"))));
        return ApiResponse.noContent();
    }

    private ApiResponse deleteSeveral(ApiRequest request) {
        ObjectNode response = JsonNodeFactory.instance.objectNode();
        ArrayNode deleted = response.putArray("deleted");
        int limit = BulkLimit.of(request);
        filters.flows(request).limit(limit).toList().forEach(flow -> {
            delete(flow);
            deleted.add(flow.path("id"));
        });
        return ApiResponse.ok(response);
    }

    /** Deletes a flow with its deployments and runs, as the database's cascade does. */
    private void delete(ObjectNode flow) {
        store.flows.remove(flow.path("id").asText());
        store.deployments
                .with("flow_id", flow.path("id"))
                .forEach(deployment ->
                        store.deployments.remove(deployment.path("id").asText()));
        List<FlowRun> runs = store.flowRuns.ofFlows(List.of(flow.path("id").asText())).stream()
                .toList();
        runs.forEach(store::remove);
        events.deleted(flow);
    }

    private static ObjectNode found(@Nullable ObjectNode flow) {
        if (flow == null) {
            throw ErrorResponseException.detail(404, "Flow not found");
        }
        return flow;
    }
}
