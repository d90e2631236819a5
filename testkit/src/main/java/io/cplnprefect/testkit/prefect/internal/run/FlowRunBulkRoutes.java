/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.run;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.prefect.internal.filter.AttributeOrder;
import io.cplnprefect.testkit.prefect.internal.filter.Filters;
import io.cplnprefect.testkit.prefect.internal.filter.RunSelection;
import io.cplnprefect.testkit.prefect.internal.model.RequestModel;
import io.cplnprefect.testkit.prefect.internal.store.FlowRun;
import io.cplnprefect.testkit.prefect.internal.store.RunOrder;
import io.cplnprefect.testkit.prefect.internal.store.Store;
import io.cplnprefect.testkit.prefect.internal.wire.ApiRequest;
import io.cplnprefect.testkit.prefect.internal.wire.ApiResponse;
import io.cplnprefect.testkit.prefect.internal.wire.BulkLimit;
import io.cplnprefect.testkit.prefect.internal.wire.NumberedPage;
import io.cplnprefect.testkit.prefect.internal.wire.Routes;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.util.List;
import java.util.OptionalDouble;

/** The routes over many flow runs: numbered pages, histories, averages, and changes of several runs. */
public final class FlowRunBulkRoutes {
    private static final RequestModel SET_STATE = RequestModel.open("state!:state", "force:bool");

    private final Store store;
    private final Filters filters;
    private final FlowRunStates states;
    private final FlowRunJson json;

    /** Creates the routes of a store. */
    public FlowRunBulkRoutes(Store store, Filters filters, FlowRunStates states, FlowRunJson json) {
        this.store = store;
        this.filters = filters;
        this.states = states;
        this.json = json;
    }

    /** Adds the routes. */
    public void add(Routes routes) {
        routes.addFor(PrefectRelease.V3, "POST", "/flow_runs/paginate", this::paginate);
        routes.add("POST", "/flow_runs/history", this::history);
        routes.add("POST", "/flow_runs/lateness", this::lateness);
        routes.addFor(PrefectRelease.V3, "POST", "/flow_runs/bulk_delete", this::delete);
        routes.addFor(PrefectRelease.V3, "POST", "/flow_runs/bulk_set_state", this::setState);
    }

    private ApiResponse paginate(ApiRequest request) {
        NumberedPage page = NumberedPage.of(request);
        RunSelection found = filters.flowRuns(request);
        RunOrder order = RunOrder.valueOf(AttributeOrder.name(request, RunOrder.NAMES));
        ArrayNode results = JsonNodeFactory.instance.arrayNode();
        found.in(order, page.offset()).limit(page.limit()).map(json::of).forEach(results::add);
        return page.response(found.count(), results);
    }

    private ApiResponse history(ApiRequest request) {
        return RunHistory.of(
                request,
                store,
                filters.flowRuns(request).stream()
                        .filter(run -> run.expectedStartTime != null)
                        .map(json::history));
    }

    private ApiResponse lateness(ApiRequest request) {
        OptionalDouble average =
                filters.flowRuns(request).stream().mapToDouble(json::lateness).average();
        return ApiResponse.ok(average.isPresent() ? DoubleNode.valueOf(average.getAsDouble()) : NullNode.getInstance());
    }

    private ApiResponse delete(ApiRequest request) {
        ObjectNode response = JsonNodeFactory.instance.objectNode();
        ArrayNode deleted = response.putArray("deleted");
        for (FlowRun run : selected(request)) {
            states.delete(run);
            deleted.add(run.id);
        }
        return ApiResponse.ok(response);
    }

    private ApiResponse setState(ApiRequest request) {
        ObjectNode body = SET_STATE.read(request);
        ObjectNode response = JsonNodeFactory.instance.objectNode();
        ArrayNode results = response.putArray("results");
        for (FlowRun run : selected(request)) {
            ApiResponse decided = states.propose(run, body, request);
            if (decided.body() instanceof ObjectNode result) {
                results.add(result.put("flow_run_id", run.id));
            }
        }
        return ApiResponse.ok(response);
    }

    private List<FlowRun> selected(ApiRequest request) {
        int limit = BulkLimit.of(request);
        return filters.flowRuns(request).stream().limit(limit).toList();
    }
}
