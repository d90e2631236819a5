/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Flows: a name with tags. */
final class FlowRoutes {
    private static final List<String> SORTS = List.of("NAME_ASC", "NAME_DESC", "CREATED_DESC", "UPDATED_DESC");

    private final Store store;
    private final Filters filters;

    FlowRoutes(Store store, Filters filters) {
        this.store = store;
        this.filters = filters;
    }

    void add(Routes routes) {
        routes.add("POST", "/flows/", this::create);
        routes.add("POST", "/flows/filter", this::filter);
        routes.add("POST", "/flows/count", this::count);
        routes.add(
                "GET",
                "/flows/name/{name}",
                call -> Answer.ok(found(Store.named(store.flows.values(), call.parameter("name")))));
        routes.add("GET", "/flows/{id}", call -> Answer.ok(found(store.flows.get(call.parameter("id")))));
        routes.add("PATCH", "/flows/{id}", this::update);
        routes.add("DELETE", "/flows/{id}", this::delete);
    }

    private Answer create(Call call) {
        ObjectNode body = call.body(RequestModel.FLOW_CREATE);
        ObjectNode known = Store.named(store.flows.values(), body.path("name").asText());
        if (known != null) {
            return Answer.ok(known);
        }
        ObjectNode flow = store.newObject();
        flow.put("name", body.path("name").asText());
        Store.copy(flow, body, Map.of("tags", JsonNodeFactory.instance.arrayNode()));
        if (store.v3()) {
            Store.copy(flow, body, Map.of("labels", JsonNodeFactory.instance.objectNode()));
        }
        store.flows.put(flow.path("id").asText(), flow);
        return Answer.created(flow);
    }

    private Answer update(Call call) {
        ObjectNode body = call.body(RequestModel.FLOW_UPDATE);
        ObjectNode flow = found(store.flows.get(call.parameter("id")));
        flow.setAll(body);
        store.touch(flow);
        return Answer.noContent();
    }

    private Answer filter(Call call) {
        Page page = Page.of(call);
        return Answer.ok(page.of(
                Page.sorted(store.flows.values().stream().filter(filters.of(call, "flows")), Page.order(call, SORTS))
                        .stream(),
                flow -> flow));
    }

    private Answer count(Call call) {
        long count =
                store.flows.values().stream().filter(filters.of(call, "flows")).count();
        return Answer.ok(IntNode.valueOf(Math.toIntExact(count)));
    }

    /** Deletes a flow with all that hangs on it, as the database's cascade does. */
    private Answer delete(Call call) {
        ObjectNode flow = found(store.flows.remove(call.parameter("id")));
        store.deployments.values().removeIf(d -> d.path("flow_id").equals(flow.path("id")));
        store.flowRuns.values().removeIf(r -> r.path("flow_id").equals(flow.path("id")));
        return Answer.noContent();
    }

    private static ObjectNode found(@Nullable ObjectNode flow) {
        if (flow == null) {
            throw Refusal.detail(404, "Flow not found");
        }
        return flow;
    }
}
