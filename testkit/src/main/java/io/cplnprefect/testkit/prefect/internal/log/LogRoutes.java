/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.log;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.cplnprefect.testkit.prefect.internal.filter.AttributeOrder;
import io.cplnprefect.testkit.prefect.internal.filter.Filters;
import io.cplnprefect.testkit.prefect.internal.model.RequestModel;
import io.cplnprefect.testkit.prefect.internal.store.LogLine;
import io.cplnprefect.testkit.prefect.internal.store.Store;
import io.cplnprefect.testkit.prefect.internal.wire.ApiRequest;
import io.cplnprefect.testkit.prefect.internal.wire.ApiResponse;
import io.cplnprefect.testkit.prefect.internal.wire.Location;
import io.cplnprefect.testkit.prefect.internal.wire.Page;
import io.cplnprefect.testkit.prefect.internal.wire.Routes;
import io.cplnprefect.testkit.prefect.internal.wire.Times;
import io.cplnprefect.testkit.prefect.internal.wire.ValidationErrors;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

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
        routes.addFor(
                PrefectRelease.V3,
                "GET",
                "/flow_runs/{id}/logs/download",
                request -> LogDownload.respond(store, request));
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
        store.logs.add(new LogLine(
                UUID.randomUUID().toString(),
                store.now(),
                text(line.path("name")),
                line.path("level").asInt(),
                text(line.path("message")),
                Objects.requireNonNull(Times.parse(line.path("timestamp"))),
                line.path("flow_run_id").textValue(),
                line.path("task_run_id").textValue()));
    }

    /** Returns a text as the server stores it: 3.x removes the null characters, which PostgreSQL refuses. */
    private String text(JsonNode text) {
        return store.v3() ? text.asText().replace("\u0000", "") : text.asText();
    }

    private ApiResponse filter(ApiRequest request) {
        Page page = Page.of(request);
        return ApiResponse.ok(page.of(
                filters.logs(request), AttributeOrder.of(request, SORTS), line -> line.toJson(store.release())));
    }
}
