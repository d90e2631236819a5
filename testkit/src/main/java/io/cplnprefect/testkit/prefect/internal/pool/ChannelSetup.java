/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.pool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.cplnprefect.testkit.prefect.internal.event.WorkPoolEvents;
import io.cplnprefect.testkit.prefect.internal.model.JobTemplate;
import io.cplnprefect.testkit.prefect.internal.store.Store;
import io.cplnprefect.testkit.prefect.internal.wire.Location;
import io.cplnprefect.testkit.prefect.internal.wire.ValidationErrors;
import java.util.ArrayList;
import java.util.List;

/** The hello of a worker: its pool, which may be created or get a template, its queues and its first heartbeat. */
final class ChannelSetup {
    private final Store store;
    private final WorkPools pools;
    private final Workers workers;
    private final WorkerChannels channels;
    private final WorkPoolJson json;
    private final WorkPoolEvents events;
    private final ChannelFrames frames;

    ChannelSetup(Store store, WorkPools pools, WorkQueues queues, Workers workers, WorkerChannels channels) {
        this.store = store;
        this.pools = pools;
        this.workers = workers;
        this.channels = channels;
        json = new WorkPoolJson(store, queues, workers);
        events = new WorkPoolEvents(store);
        frames = new ChannelFrames(store);
    }

    Store store() {
        return store;
    }

    Workers workers() {
        return workers;
    }

    WorkerChannels channels() {
        return channels;
    }

    WorkPoolJson json() {
        return json;
    }

    ChannelFrames frames() {
        return frames;
    }

    /** Returns the pool of a worker whose hello the server accepts, with its template. */
    ObjectNode pool(String name, JsonNode hello) {
        if (ChannelFrames.texts(hello.path("supported_channel_versions")).noneMatch(ChannelFrames.VERSION::equals)) {
            throw new ChannelRefusedException(ChannelEnd.UNSUPPORTED_VERSION);
        }
        ObjectNode pool = store.workPools.first("name", TextNode.valueOf(name));
        return pool == null ? created(name, hello) : pool;
    }

    private ObjectNode created(String name, JsonNode hello) {
        if (!hello.path("create_pool_if_not_found").asBoolean() || WorkPoolRoutes.isReserved(name)) {
            throw new ChannelRefusedException(ChannelEnd.AUTHORIZATION_FAILED);
        }
        JsonNode template = hello.path("default_base_job_template");
        check(template);
        ObjectNode pool = JsonNodeFactory.instance.objectNode();
        pool.set("type", hello.path("worker_type"));
        if (template.isObject()) {
            pool.set("base_job_template", template);
        }
        return pools.create(name, pool);
    }

    /** Returns the queues that a worker polls; all of the pool if it names none. */
    List<ObjectNode> queues(ObjectNode pool, JsonNode hello) {
        List<String> names =
                ChannelFrames.texts(hello.path("work_queue_names")).distinct().toList();
        if (names.isEmpty()) {
            return store.queuesOf(pool);
        }
        List<ObjectNode> queues = new ArrayList<>();
        for (String name : names) {
            ObjectNode queue = store.queue(pool, name);
            if (queue == null) {
                throw new ChannelRefusedException(ChannelEnd.AUTHORIZATION_FAILED);
            }
            queues.add(queue);
        }
        return queues;
    }

    /** Sets the template of the worker on a pool without one; returns whether the pool has changed. */
    boolean setTemplate(ObjectNode pool, JsonNode hello) {
        JsonNode template = hello.path("default_base_job_template");
        if (!pool.path("base_job_template").isEmpty() || template.isEmpty()) {
            return false;
        }
        check(template);
        ObjectNode before = pool.deepCopy();
        pool.set("base_job_template", template);
        store.touch(pool);
        events.poolUpdated(before, pool);
        return true;
    }

    private void check(JsonNode template) {
        if (template.isMissingNode()) {
            return;
        }
        if (JobTemplate.problemOfDefaults(template) != null) {
            throw new ChannelRefusedException(ChannelEnd.PROTOCOL_ERROR);
        }
        ValidationErrors errors = new ValidationErrors(store.release(), template);
        JobTemplate.check(template, Location.BODY, errors);
        if (errors.size() > 0) {
            throw new ChannelRefusedException(ChannelEnd.TRANSIENT_SERVER_ERROR);
        }
    }
}
