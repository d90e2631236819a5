/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.log;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.prefect.internal.filter.Filters;
import io.cplnprefect.testkit.prefect.internal.model.RequestModel;
import io.cplnprefect.testkit.prefect.internal.store.Store;
import io.cplnprefect.testkit.prefect.internal.wire.ApiRequest;
import io.cplnprefect.testkit.prefect.internal.wire.ApiResponse;
import io.cplnprefect.testkit.prefect.internal.wire.Location;
import io.cplnprefect.testkit.prefect.internal.wire.Page;
import io.cplnprefect.testkit.prefect.internal.wire.Routes;
import io.cplnprefect.testkit.prefect.internal.wire.Times;
import io.cplnprefect.testkit.prefect.internal.wire.ValidationErrors;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Log lines. */
public final class LogRoutes {
    private static final RequestModel LINE = RequestModel.of(
            "name!:text", "level!:int", "message!:text", "timestamp!:time", "flow_run_id:uuid", "task_run_id:uuid");
    private static final List<String> SORTS = List.of("TIMESTAMP_ASC", "TIMESTAMP_DESC");

    private final Store store;
    private final Filters filters;

    public LogRoutes(Store store, Filters filters) {
        this.store = store;
        this.filters = filters;
    }

    public void add(Routes routes) {
        routes.add("POST", "/logs/", this::create);
        routes.add("POST", "/logs/filter", this::filter);
    }

    /** Stores a batch; one invalid item refuses the whole batch. */
    private ApiResponse create(ApiRequest request) {
        ValidationErrors errors = new ValidationErrors(request.release(), request.body());
        if (!request.body().isArray()) {
            errors.notList(Location.BODY, request.body());
        }
        for (int i = 0; i < request.body().size() && request.body().isArray(); i++) {
            LINE.check(request.release(), request.body().get(i), Location.BODY.child(i), errors);
        }
        errors.raise();
        request.body().forEach(this::keep);
        return ApiResponse.created(NullNode.getInstance());
    }

    private void keep(JsonNode line) {
        ObjectNode log = store.newObject();
        log.put("name", line.path("name").asText());
        log.put("level", line.path("level").asInt());
        log.put("message", line.path("message").asText());
        log.put("timestamp", store.text(Objects.requireNonNull(Times.parse(line.path("timestamp")))));
        JsonNode none = JsonNodeFactory.instance.nullNode();
        Store.copy(log, line, Map.of("flow_run_id", none, "task_run_id", none));
        store.logs.add(log);
    }

    private ApiResponse filter(ApiRequest request) {
        Page page = Page.of(request);
        List<ObjectNode> lines =
                Page.sorted(store.logs.stream().filter(filters.of(request, "logs")), Page.order(request, SORTS));
        return ApiResponse.ok(page.of(lines.stream(), line -> line));
    }
}
