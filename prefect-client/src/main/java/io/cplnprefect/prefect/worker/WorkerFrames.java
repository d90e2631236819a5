/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.worker;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.UUID;

/** The frames that a worker sends over its channel. A server refuses members that it does not know. */
final class WorkerFrames {

    private static final String VERSION = "work_pool_worker_channel.v1";

    private final ObjectMapper mapper;
    private final WorkerHello worker;
    private final String consumerId = UUID.randomUUID().toString();

    WorkerFrames(ObjectMapper mapper, WorkerHello worker) {
        this.mapper = mapper;
        this.worker = worker;
    }

    String hello(Instant now) {
        ObjectNode payload = worker().put("worker_type", worker.type());
        payload.putArray("supported_channel_versions").add(VERSION);
        payload.putArray("requested_capabilities").add("worker_heartbeat.v1").add("work_pool_snapshot.v1");
        return frame("worker.hello.v1", payload, now);
    }

    String heartbeat(Instant now) {
        return frame("worker.heartbeat.v1", worker(), now);
    }

    private ObjectNode worker() {
        return mapper.createObjectNode()
                .put("consumer_id", consumerId)
                .put("worker_name", worker.name())
                .put("heartbeat_interval_seconds", worker.heartbeatInterval().toSeconds());
    }

    private String frame(String type, ObjectNode payload, Instant now) {
        return mapper.createObjectNode()
                .put("type", type)
                .put("id", UUID.randomUUID().toString())
                .put("sent_at", now.toString())
                .set("payload", payload)
                .toString();
    }
}
