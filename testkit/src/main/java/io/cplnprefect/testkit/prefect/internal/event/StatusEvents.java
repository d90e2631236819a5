/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.prefect.internal.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The events of work pools, work queues and deployments that become ready, not ready or paused. */
public final class StatusEvents {
    private static final String READY = "ready";
    private static final String NOT_READY = "not-ready";
    private static final String PAUSED = "paused";
    /** A status event of a pool follows the one before it if that is not older. */
    private static final Duration RECENT = Duration.ofMinutes(10);

    private final Store store;
    private final EmittedEvents events;
    private final WorkPoolEvents resources;
    private final DeploymentEvents deployments;
    /** The last status by the id of the pool, queue or deployment; those that are absent are not ready. */
    private final Map<String, Status> last = new HashMap<>();

    private record Status(String name, @Nullable String eventId, Instant since) {}

    /** Creates the events of a store. */
    public StatusEvents(Store store) {
        this.store = store;
        events = new EmittedEvents(store);
        resources = new WorkPoolEvents(store);
        deployments = new DeploymentEvents(store);
    }

    /** Creates the event of the first status of a pool, which later ones do not follow. */
    public void poolCreated(ObjectNode pool) {
        emit("work-pool", pool, pool.path("is_paused").asBoolean() ? PAUSED : NOT_READY, null);
    }

    /** Creates the event of a pool that a request has paused or resumed, even if it was so before. */
    public void poolPaused(ObjectNode pool, boolean paused, boolean hasOnlineWorker) {
        if (!pool.path("type").asText().equals("prefect-agent")) {
            poolStatus(pool, paused ? PAUSED : hasOnlineWorker ? READY : NOT_READY);
        }
    }

    /** Creates the event of a pool whose workers are online again. */
    public void poolReady(ObjectNode pool) {
        if (!pool.path("is_paused").asBoolean() && !isReady(pool)) {
            poolStatus(pool, READY);
        }
    }

    /** Creates the event of a pool whose workers are offline. */
    public void poolNotReady(ObjectNode pool) {
        poolStatus(pool, NOT_READY);
    }

    private void poolStatus(ObjectNode pool, String name) {
        Status before = last.get(id(pool));
        String follows =
                before != null && Duration.between(before.since(), store.now()).compareTo(RECENT) < 0
                        ? before.eventId()
                        : null;
        String eventId = emit("work-pool", pool, name, follows);
        last.put(id(pool), new Status(name, eventId, store.now()));
    }

    /** Creates the event of a queue that a request has paused or resumed. */
    public void queuePaused(ObjectNode queue, boolean paused, boolean polled) {
        boolean before = name(queue).equals(PAUSED);
        if (paused != before) {
            queueStatus(queue, paused ? PAUSED : polled ? READY : NOT_READY);
        }
    }

    /** Creates the events of a queue that was polled, and of its deployments. */
    public void queuePolled(ObjectNode queue) {
        store.deployments.with("work_queue_id", queue.path("id")).forEach(this::deploymentPolled);
        if (name(queue).equals(NOT_READY)) {
            queueStatus(queue, READY);
        }
    }

    /** Creates the event of a queue that was not polled for some time. */
    public void queueNotReady(ObjectNode queue) {
        queueStatus(queue, NOT_READY);
    }

    private void queueStatus(ObjectNode queue, String name) {
        last.put(id(queue), new Status(name, null, store.now()));
        events.emit("prefect.work-queue." + name, resources.queue(queue), resources.poolOf(queue));
    }

    /** Creates the event of a deployment that was polled. */
    public void deploymentPolled(ObjectNode deployment) {
        if (!isReady(deployment)) {
            deploymentStatus(deployment, READY);
        }
    }

    /** Creates the event of a deployment that was not polled for some time. */
    public void deploymentNotReady(ObjectNode deployment) {
        deploymentStatus(deployment, NOT_READY);
    }

    private void deploymentStatus(ObjectNode deployment, String name) {
        last.put(id(deployment), new Status(name, null, store.now()));
        deployments.emit(name, deployment);
    }

    /** Returns the ids of the objects that are ready. */
    public List<String> ready() {
        return last.entrySet().stream()
                .filter(one -> one.getValue().name().equals(READY))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Forgets an object that was deleted. */
    public void remove(String id) {
        last.remove(id);
    }

    private String emit(String kind, ObjectNode object, String name, @Nullable String follows) {
        ObjectNode resource = EmittedEvents.inRole(kind, object);
        resource.remove("prefect.resource.role");
        return events.emit(
                "prefect." + kind + "." + name,
                resource,
                JsonNodeFactory.instance.arrayNode(),
                JsonNodeFactory.instance.objectNode(),
                follows);
    }

    private boolean isReady(JsonNode object) {
        return name(object).equals(READY);
    }

    private String name(JsonNode object) {
        Status status = last.get(id(object));
        return status == null ? NOT_READY : status.name();
    }

    private static String id(JsonNode object) {
        return object.path("id").asText();
    }
}
