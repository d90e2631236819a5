/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.pool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.prefect.internal.model.RequestModel;
import io.cplnprefect.testkit.prefect.internal.store.Store;
import io.cplnprefect.testkit.prefect.internal.wire.Location;
import io.cplnprefect.testkit.prefect.internal.wire.ValidationErrors;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The frames of the worker channel: the checks of those that a worker sends, and the server's own. */
final class ChannelFrames {
    static final String VERSION = "work_pool_worker_channel.v1";
    private static final List<String> SERVED = List.of("worker_heartbeat.v1", "work_pool_snapshot.v1");
    private static final String CLEANUP = "cleanup_delivery.v1";
    private static final List<String> CLEANUP_KINDS =
            List.of("cancelling_timeout_teardown.v1", "pending_claim_teardown.v1");
    private static final RequestModel FRAME =
            RequestModel.of("type!:text", "id!:uuid", "sent_at!:time", "payload!:object");
    private static final RequestModel CLEANUP_OPERATION =
            RequestModel.of("message_id!:uuid", "reservation_token!:text");
    private static final Map<String, RequestModel> PAYLOADS = Map.of(
            "worker.hello.v1",
            RequestModel.of(
                    "consumer_id!:uuid",
                    "worker_name!:text",
                    "worker_type!:text",
                    "heartbeat_interval_seconds!:position",
                    "supported_channel_versions!:texts",
                    "requested_capabilities!:texts",
                    "work_queue_names+:texts",
                    "handled_cleanup_kinds+:texts",
                    "max_cleanup_concurrency+:size",
                    "create_pool_if_not_found+:bool",
                    "default_base_job_template+:object",
                    "worker_metadata:object"),
            "worker.heartbeat.v1",
            RequestModel.of("consumer_id!:uuid", "worker_name!:text", "heartbeat_interval_seconds!:position"),
            "cleanup.ack.v1",
            CLEANUP_OPERATION,
            "cleanup.renew.v1",
            CLEANUP_OPERATION,
            "cleanup.release.v1",
            RequestModel.of("message_id!:uuid", "reservation_token!:text", "reason!:text"));
    private static final List<String> NOT_EMPTY = List.of(
            "worker_name",
            "worker_type",
            "supported_channel_versions",
            "requested_capabilities",
            "reservation_token",
            "reason");

    private final Store store;

    ChannelFrames(Store store) {
        this.store = store;
    }

    /** Returns whether a worker may send a frame. */
    boolean isValid(JsonNode frame) {
        RequestModel model = PAYLOADS.get(frame.path("type").asText());
        if (model == null || !fits(FRAME, frame) || !fits(model, frame.path("payload"))) {
            return false;
        }
        JsonNode payload = frame.path("payload");
        boolean hello = frame.path("type").asText().equals("worker.hello.v1");
        return NOT_EMPTY.stream().noneMatch(name -> isEmpty(payload.path(name)))
                && (!hello || capabilitiesFit(payload));
    }

    private boolean fits(RequestModel model, JsonNode value) {
        ValidationErrors errors = new ValidationErrors(store.release(), value);
        model.check(store.release(), value, Location.BODY, errors);
        return errors.size() == 0;
    }

    private static boolean isEmpty(JsonNode value) {
        return (value.isTextual() && value.asText().isEmpty())
                || (value.isArray() && (value.isEmpty() || texts(value).anyMatch(String::isEmpty)));
    }

    private static boolean capabilitiesFit(JsonNode hello) {
        Set<String> requested = requested(hello);
        List<String> kinds = texts(hello.path("handled_cleanup_kinds")).toList();
        boolean cleans =
                !kinds.isEmpty() || hello.path("max_cleanup_concurrency").asInt() > 0;
        return requested.containsAll(SERVED)
                && CLEANUP_KINDS.containsAll(kinds)
                && (requested.contains(CLEANUP) || !cleans)
                && texts(hello.path("work_queue_names")).noneMatch(String::isEmpty);
    }

    private static Set<String> requested(JsonNode hello) {
        return new LinkedHashSet<>(texts(hello.path("requested_capabilities")).toList());
    }

    static Stream<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText);
    }

    /** Returns the frame that follows a hello. Cleanup messages are not modelled, so that their delivery is rejected. */
    ObjectNode ready(JsonNode hello, List<ObjectNode> queues, ObjectNode pool) {
        ObjectNode payload = JsonNodeFactory.instance.objectNode();
        payload.set("consumer_id", hello.path("consumer_id"));
        payload.putNull("worker_id")
                .put("selected_channel_version", VERSION)
                .put(
                        "effective_heartbeat_interval_seconds",
                        hello.path("heartbeat_interval_seconds").asInt());
        SERVED.forEach(payload.putArray("accepted_capabilities")::add);
        ArrayNode rejected = payload.putArray("rejected_capabilities");
        requested(hello).stream().filter(one -> !SERVED.contains(one)).forEach(rejected::add);
        payload.put("effective_max_cleanup_concurrency", 0);
        ArrayNode resolved = payload.putArray("resolved_work_queues");
        for (ObjectNode queue : queues) {
            ObjectNode one = resolved.addObject();
            one.set("id", queue.path("id"));
            one.set("name", queue.path("name"));
        }
        payload.set("initial_snapshot", snapshot(1, "initial", pool));
        return frame("worker.ready.v1", payload);
    }

    /** Returns the frame of a pool that has changed. */
    ObjectNode changed(int number, String reason, ObjectNode pool) {
        return frame("work_pool.snapshot.v1", snapshot(number, reason, pool));
    }

    /** Returns the frame that refuses an operation on a cleanup message, which no worker has received. */
    ObjectNode cleanupRefused(JsonNode request) {
        ObjectNode payload = JsonNodeFactory.instance.objectNode();
        payload.set("request_frame_id", request.path("id"));
        payload.set("message_id", request.at("/payload/message_id"));
        payload.put("operation", request.path("type").asText().split("\\.", -1)[1])
                .put("status", "unauthorized")
                .putNull("lease_expires_at")
                .put("reason", "cleanup_delivery_not_accepted")
                .putNull("detail");
        return frame("cleanup.operation_result.v1", payload);
    }

    private static ObjectNode snapshot(int number, String reason, ObjectNode pool) {
        ObjectNode snapshot = JsonNodeFactory.instance
                .objectNode()
                .put("snapshot_sequence", number)
                .put("reason", reason);
        snapshot.set("work_pool", pool);
        return snapshot;
    }

    private ObjectNode frame(String type, ObjectNode payload) {
        ObjectNode frame = JsonNodeFactory.instance
                .objectNode()
                .put("type", type)
                .put("id", store.newEventId())
                .put("sent_at", store.text(store.now()));
        frame.set("payload", payload);
        return frame;
    }
}
