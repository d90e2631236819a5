/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Log lines. */
final class LogRoutes {
    private static final List<String> SORTS = List.of("TIMESTAMP_ASC", "TIMESTAMP_DESC");

    private final Store store;
    private final Filters filters;

    LogRoutes(Store store, Filters filters) {
        this.store = store;
        this.filters = filters;
    }

    void add(Routes routes) {
        routes.add("POST", "/logs/", this::create);
        routes.add("POST", "/logs/filter", this::filter);
    }

    /** Stores a batch; one bad item refuses all of it. */
    private Answer create(Call call) {
        Problems problems = new Problems(call.release(), call.body());
        if (!call.body().isArray()) {
            problems.notList(Location.BODY, call.body());
        }
        for (int i = 0; i < call.body().size() && call.body().isArray(); i++) {
            RequestModel.LOG_CREATE.check(call.release(), call.body().get(i), Location.BODY.child(i), problems);
        }
        problems.raise();
        call.body().forEach(this::keep);
        return Answer.created(NullNode.getInstance());
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

    private Answer filter(Call call) {
        Page page = Page.of(call);
        List<ObjectNode> lines =
                Page.sorted(store.logs.stream().filter(filters.of(call, "logs")), Page.order(call, SORTS));
        return Answer.ok(page.of(lines.stream(), line -> line));
    }
}
