/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Workers: heartbeats, and what follows from them for their own state and their pool's. */
final class Workers {
    private static final int ASSUMED_INTERVAL_SECONDS = 30;
    private static final int MISSED_HEARTBEATS = 3;

    private final Store store;
    private final Filters filters;

    Workers(Store store, Filters filters) {
        this.store = store;
        this.filters = filters;
    }

    void add(Routes routes) {
        routes.add("POST", "/work_pools/{pool}/workers/heartbeat", this::heartbeat);
        routes.add("POST", "/work_pools/{pool}/workers/filter", this::filter);
        routes.add("DELETE", "/work_pools/{pool}/workers/{name}", this::delete);
    }

    /** A pool is ready while a worker of it is online; pools of agents have no status until then. */
    JsonNode statusOf(ObjectNode pool) {
        if (pool.path("is_paused").asBoolean()) {
            return TextNode.valueOf("PAUSED");
        }
        if (of(pool).anyMatch(this::isOnline)) {
            return TextNode.valueOf("READY");
        }
        boolean ofAgents = pool.path("type").asText().equals("prefect-agent");
        return ofAgents ? NullNode.getInstance() : TextNode.valueOf("NOT_READY");
    }

    private Answer heartbeat(Call call) {
        Problems problems = new Problems(call.release(), call.body());
        RequestModel.HEARTBEAT.check(call.release(), call.parts(), Location.BODY, problems);
        problems.raise();
        ObjectNode pool = store.pool(call.parameter("pool"));
        String name = call.parts().path("name").asText();
        ObjectNode worker = Store.named(of(pool).toList(), name);
        if (worker == null) {
            worker = store.newObject().put("name", name);
            worker.set("work_pool_id", pool.path("id"));
            worker.putNull("heartbeat_interval_seconds");
            store.workers.put(worker.path("id").asText(), worker);
        }
        worker.put("last_heartbeat_time", store.text(store.now()));
        JsonNode interval = call.parts().path("heartbeat_interval_seconds");
        if (interval.isNumber()) {
            worker.set("heartbeat_interval_seconds", IntNode.valueOf(interval.asInt()));
        }
        return Answer.noContent();
    }

    private Answer filter(Call call) {
        Page page = Page.of(call);
        ObjectNode pool = store.pool(call.parameter("pool"));
        Comparator<ObjectNode> lastFirst = Comparator.comparing((ObjectNode worker) ->
                        worker.path("last_heartbeat_time").asText())
                .reversed();
        Predicate<ObjectNode> filter = filters.of(withoutStatus(call), "workers");
        List<ObjectNode> found = Page.sorted(of(pool).map(this::shown).filter(filter), lastFirst);
        return Answer.ok(page.of(found.stream(), worker -> worker));
    }

    /** 2.20 checks the filter on a worker's status, and then does not apply it. */
    private Call withoutStatus(Call call) {
        if (store.v3()) {
            return call;
        }
        filters.of(call, "workers");
        ObjectNode body = call.parts().deepCopy();
        if (body.path("workers") instanceof ObjectNode filter) {
            filter.remove("status");
        }
        return new Call(call.release(), call.parameters(), call.query(), body);
    }

    private Answer delete(Call call) {
        ObjectNode worker = Store.named(of(store.pool(call.parameter("pool"))).toList(), call.parameter("name"));
        if (worker == null) {
            throw Refusal.detail(404, "Worker not found.");
        }
        store.workers.remove(worker.path("id").asText());
        return Answer.noContent();
    }

    private Stream<ObjectNode> of(ObjectNode pool) {
        return store.workers.values().stream()
                .filter(worker -> worker.path("work_pool_id").equals(pool.path("id")));
    }

    private ObjectNode shown(ObjectNode worker) {
        return worker.deepCopy().put("status", isOnline(worker) ? "ONLINE" : "OFFLINE");
    }

    private boolean isOnline(JsonNode worker) {
        int interval = worker.path("heartbeat_interval_seconds").asInt(ASSUMED_INTERVAL_SECONDS);
        Instant last = Times.parse(worker.path("last_heartbeat_time"));
        Duration patience = Duration.ofSeconds((long) MISSED_HEARTBEATS * interval);
        return last != null && Duration.between(last, store.now()).compareTo(patience) <= 0;
    }
}
