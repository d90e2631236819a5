/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.prefect.internal.wire.ErrorResponseException;
import io.cplnprefect.testkit.prefect.internal.wire.Times;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything the emulated server remembers, as the JSON objects it answers with less what follows from others.
 *
 * <p>Not safe for use by several threads; the emulator holds one lock per request.
 */
public final class Store {
    public final Map<String, ObjectNode> flows = new LinkedHashMap<>();
    public final Map<String, ObjectNode> deployments = new LinkedHashMap<>();
    public final Map<String, ObjectNode> flowRuns = new LinkedHashMap<>();
    public final Map<String, List<ObjectNode>> states = new LinkedHashMap<>();
    public final Map<String, ObjectNode> workPools = new LinkedHashMap<>();
    public final Map<String, ObjectNode> workQueues = new LinkedHashMap<>();
    public final Map<String, ObjectNode> workers = new LinkedHashMap<>();
    public final List<ObjectNode> logs = new ArrayList<>();

    private final PrefectRelease release;
    private final Clock clock;

    public Store(PrefectRelease release, Clock clock) {
        this.release = release;
        this.clock = clock;
    }

    public PrefectRelease release() {
        return release;
    }

    public boolean v3() {
        return release == PrefectRelease.V3;
    }

    public Instant now() {
        return clock.instant();
    }

    public String text(Instant time) {
        return Times.text(release, time);
    }

    /** Makes an object with an id and its times; it is not stored yet. */
    public ObjectNode newObject() {
        String now = text(now());
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", UUID.randomUUID().toString())
                .put("created", now)
                .put("updated", now);
    }

    public void touch(ObjectNode object) {
        object.put("updated", text(now()));
    }

    /** Copies the named fields of a request, a default where one is absent. */
    public static void copy(ObjectNode target, JsonNode request, Map<String, JsonNode> defaults) {
        defaults.forEach((name, value) -> target.set(name, request.has(name) ? request.get(name) : value.deepCopy()));
    }

    public static @Nullable ObjectNode named(Collection<ObjectNode> objects, String name) {
        return objects.stream()
                .filter(o -> o.path("name").asText().equals(name))
                .findFirst()
                .orElse(null);
    }

    public ObjectNode pool(String name) {
        ObjectNode pool = named(workPools.values(), name);
        if (pool == null) {
            throw ErrorResponseException.detail(404, "Work pool \"" + name + "\" not found.");
        }
        return pool;
    }

    public Stream<ObjectNode> queuesOf(ObjectNode pool) {
        return workQueues.values().stream()
                .filter(queue -> queue.path("work_pool_id").equals(pool.path("id")));
    }

    @Nullable
    public ObjectNode queue(ObjectNode pool, String name) {
        return named(queuesOf(pool).toList(), name);
    }

    /** Returns the object that a property of another one points at, or null. */
    public static @Nullable ObjectNode follow(Map<String, ObjectNode> objects, JsonNode from, String property) {
        return objects.get(from.path(property).asText());
    }

    /** Returns the pool of a run or deployment, found through its queue, or null. */
    @Nullable
    public ObjectNode poolOf(JsonNode runOrDeployment) {
        ObjectNode queue = follow(workQueues, runOrDeployment, "work_queue_id");
        return queue == null ? null : follow(workPools, queue, "work_pool_id");
    }

    public Stream<ObjectNode> runs(String property, JsonNode value) {
        return flowRuns.values().stream().filter(run -> run.path(property).equals(value));
    }
}
