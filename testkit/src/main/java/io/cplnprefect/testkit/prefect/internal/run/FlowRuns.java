/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.cplnprefect.testkit.prefect.internal.pool.WorkQueues;
import io.cplnprefect.testkit.prefect.internal.state.StateType;
import io.cplnprefect.testkit.prefect.internal.store.Store;
import io.cplnprefect.testkit.prefect.internal.wire.ApiResponse;
import io.cplnprefect.testkit.prefect.internal.wire.ErrorResponseException;
import io.cplnprefect.testkit.prefect.internal.wire.Times;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Flow runs: how they come to be and how they are shown. */
public final class FlowRuns {
    private static final List<String> ADJECTIVES =
            List.of("amber", "brisk", "calm", "daring", "eager", "fuzzy", "swift");
    private static final List<String> ANIMALS =
            List.of("badger", "crane", "falcon", "heron", "lynx", "otter", "wombat");

    private final Store store;
    private final WorkQueues queues;
    private final FlowRunStates states;

    public FlowRuns(Store store, WorkQueues queues, FlowRunStates states) {
        this.store = store;
        this.queues = queues;
        this.states = states;
    }

    /** Creates a run by hand; it starts PENDING and belongs to no queue unless 3.x is told one. */
    public ApiResponse create(ObjectNode body) {
        if (!store.flows.containsKey(body.path("flow_id").asText())) {
            throw ErrorResponseException.conflict();
        }
        ObjectNode run = JsonNodeFactory.instance.objectNode();
        if (body.hasNonNull("work_pool_name")) {
            ObjectNode pool = store.pool(body.path("work_pool_name").asText());
            place(run, queues.read(pool, body.path("work_queue_name").asText("default")));
        }
        run.set(
                "deployment_id",
                body.path("deployment_id").isMissingNode() ? NullNode.getInstance() : body.path("deployment_id"));
        return create(run, body, body.path("flow_id"), StateType.PENDING);
    }

    /** Creates a run of a deployment: the deployment's parameters and tags with the body's on top, SCHEDULED now. */
    public ApiResponse createFromDeployment(ObjectNode deployment, @Nullable ObjectNode pool, ObjectNode body) {
        ObjectNode run = JsonNodeFactory.instance.objectNode();
        run.set("deployment_id", deployment.path("id"));
        run.set("deployment_version", deployment.path("version"));
        ObjectNode queue = Store.follow(store.workQueues, deployment, "work_queue_id");
        if (body.hasNonNull("work_queue_name")) {
            String name = body.path("work_queue_name").asText();
            if (pool == null) {
                throw ErrorResponseException.detail(
                        400,
                        "Cannot create flow run in work queue " + name + " because deployment "
                                + deployment.path("id").asText()
                                + " is not associated with a work pool. Please remove work_pool_name and try again.");
            }
            queue = queues.ensure(pool, name);
        }
        if (queue != null) {
            place(run, queue);
        }
        ObjectNode merged = body.deepCopy();
        ObjectNode parameters = deployment.path("parameters").deepCopy();
        body.path("parameters").properties().forEach(p -> parameters.set(p.getKey(), p.getValue()));
        merged.set("parameters", parameters);
        TreeSet<String> tags = new TreeSet<>();
        deployment.path("tags").forEach(tag -> tags.add(tag.asText()));
        body.path("tags").forEach(tag -> tags.add(tag.asText()));
        ArrayNode joined = merged.putArray("tags");
        tags.forEach(joined::add);
        return create(run, merged, deployment.path("flow_id"), StateType.SCHEDULED);
    }

    private ApiResponse create(ObjectNode start, ObjectNode body, JsonNode flowId, StateType firstState) {
        ObjectNode known = withKey(flowId, body.path("idempotency_key"));
        if (known != null) {
            return ApiResponse.ok(shown(known));
        }
        ObjectNode run = store.newObject();
        defaults().forEach(run::set);
        run.setAll(start);
        run.set("flow_id", flowId);
        run.set("job_variables", noVariables(body, firstState));
        for (String name : List.of(
                "name",
                "flow_version",
                "parameters",
                "context",
                "tags",
                "idempotency_key",
                "parent_task_run_id",
                "infrastructure_document_id",
                "job_variables")) {
            if (body.hasNonNull(name)) {
                run.set(name, body.get(name));
            }
        }
        body.path("empirical_policy")
                .properties()
                .forEach(p -> ((ObjectNode) run.get("empirical_policy")).set(p.getKey(), p.getValue()));
        if (store.v3()) {
            run.set("labels", labels(run, body));
        }
        String id = run.path("id").asText();
        store.flowRuns.put(id, run);
        JsonNode state = body.hasNonNull("state")
                ? body.path("state")
                : JsonNodeFactory.instance.objectNode().put("type", firstState.name());
        states.write(run, states.proposed(state), false);
        return ApiResponse.created(shown(run));
    }

    private @Nullable ObjectNode withKey(JsonNode flowId, JsonNode key) {
        return !key.isTextual()
                ? null
                : store.runs("idempotency_key", key)
                        .filter(run -> run.path("flow_id").equals(flowId))
                        .findFirst()
                        .orElse(null);
    }

    /** Runs with an idempotency key go another way into the database, which leaves null where others get an empty object. */
    private JsonNode noVariables(ObjectNode body, StateType firstState) {
        boolean byHand = firstState == StateType.PENDING;
        boolean none = body.hasNonNull("idempotency_key") && byHand == store.v3();
        return none ? NullNode.getInstance() : JsonNodeFactory.instance.objectNode();
    }

    private static void place(ObjectNode run, ObjectNode queue) {
        run.set("work_queue_id", queue.path("id"));
        run.set("work_queue_name", queue.path("name"));
    }

    private static ObjectNode labels(ObjectNode run, ObjectNode body) {
        ObjectNode labels = JsonNodeFactory.instance.objectNode();
        labels.set("prefect.flow.id", run.path("flow_id"));
        if (run.hasNonNull("deployment_id")) {
            labels.set("prefect.deployment.id", run.path("deployment_id"));
        }
        body.path("labels").properties().forEach(label -> labels.set(label.getKey(), label.getValue()));
        return labels;
    }

    /** Returns a run as it is answered: with its state, its pool, and the times that depend on now. */
    public ObjectNode shown(ObjectNode run) {
        ObjectNode shown = run.deepCopy();
        ObjectNode pool = store.poolOf(run);
        shown.set("work_pool_id", pool == null ? NullNode.getInstance() : pool.path("id"));
        shown.set("work_pool_name", pool == null ? NullNode.getInstance() : pool.path("name"));
        ObjectNode state = states.current(run);
        shown.set("state", state == null ? NullNode.getInstance() : FlowRunStates.withoutResult(state));
        shown.put("estimated_run_time", estimatedRunTime(run, state));
        shown.put("estimated_start_time_delta", startDelay(run));
        return shown;
    }

    private double estimatedRunTime(ObjectNode run, @Nullable JsonNode state) {
        double total = run.path("total_run_time").asDouble();
        Instant since = state == null ? null : Times.parse(state.path("timestamp"));
        boolean running = run.path("state_type").asText().equals(StateType.RUNNING.name());
        return running && since != null ? total + seconds(since, store.now()) : total;
    }

    private double startDelay(ObjectNode run) {
        Instant expected = Times.parse(run.path("expected_start_time"));
        Instant started = Times.parse(run.path("start_time"));
        boolean ended = StateType.valueOf(run.path("state_type").asText(StateType.PENDING.name()))
                .isFinal();
        Instant until = started == null && !ended ? store.now() : started;
        return expected == null || until == null ? 0 : Math.max(0, seconds(expected, until));
    }

    public static double seconds(Instant from, Instant to) {
        return ChronoUnit.MICROS.between(from, to) / 1e6;
    }

    private Map<String, JsonNode> defaults() {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        for (String name : List.of(
                "deployment_id",
                "deployment_version",
                "work_queue_id",
                "work_queue_name",
                "flow_version",
                "idempotency_key",
                "parent_task_run_id",
                "expected_start_time",
                "next_scheduled_start_time",
                "start_time",
                "end_time",
                "infrastructure_document_id",
                "infrastructure_pid",
                "created_by")) {
            fields.put(name, NullNode.getInstance());
        }
        fields.put("name", TextNode.valueOf(any(ADJECTIVES) + "-" + any(ANIMALS)));
        fields.put("parameters", JsonNodeFactory.instance.objectNode());
        fields.put("context", JsonNodeFactory.instance.objectNode());
        fields.put("tags", JsonNodeFactory.instance.arrayNode());
        fields.put("run_count", IntNode.valueOf(0));
        fields.put("total_run_time", JsonNodeFactory.instance.numberNode(0.0));
        fields.put("auto_scheduled", JsonNodeFactory.instance.booleanNode(false));
        ObjectNode policy = JsonNodeFactory.instance.objectNode();
        policy.put("max_retries", 0)
                .put("retry_delay_seconds", 0.0)
                .putNull("retries")
                .putNull("retry_delay");
        policy.putArray("pause_keys");
        policy.put("resuming", false).putNull("retry_type");
        fields.put("empirical_policy", policy);
        return fields;
    }

    private static String any(List<String> words) {
        return words.get(ThreadLocalRandom.current().nextInt(words.size()));
    }
}
