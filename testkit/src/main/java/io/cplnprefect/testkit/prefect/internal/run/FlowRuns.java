/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.prefect.internal.pool.WorkQueues;
import io.cplnprefect.testkit.prefect.internal.store.FlowRun;
import io.cplnprefect.testkit.prefect.internal.store.StateType;
import io.cplnprefect.testkit.prefect.internal.store.Store;
import io.cplnprefect.testkit.prefect.internal.store.TaskRun;
import io.cplnprefect.testkit.prefect.internal.wire.ApiResponse;
import io.cplnprefect.testkit.prefect.internal.wire.ErrorResponseException;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** The creation of flow runs. */
public final class FlowRuns {
    private static final List<String> ADJECTIVES =
            List.of("amber", "brisk", "calm", "daring", "eager", "fuzzy", "swift");
    private static final List<String> ANIMALS =
            List.of("badger", "crane", "falcon", "heron", "lynx", "otter", "wombat");
    private static final JsonNode DEFAULT_POLICY = defaultPolicy();

    private final Store store;
    private final WorkQueues queues;
    private final FlowRunStates states;
    private final FlowRunJson json;

    /** Creates the runs of a store. */
    public FlowRuns(Store store, WorkQueues queues, FlowRunStates states, FlowRunJson json) {
        this.store = store;
        this.queues = queues;
        this.states = states;
        this.json = json;
    }

    /** Creates a run without a deployment's defaults; it starts PENDING, in a queue only if 3.x receives one. */
    public ApiResponse create(ObjectNode body) {
        ObjectNode flow = store.flows.get(body, "flow_id");
        if (flow == null) {
            throw ErrorResponseException.conflict();
        }
        FlowRun run = newRun(flow.path("id").asText());
        if (body.hasNonNull("work_pool_name")) {
            ObjectNode pool = store.pool(body.path("work_pool_name").asText());
            place(run, queues.read(pool, body.path("work_queue_name").asText("default")));
        } else {
            run.workQueueName = FlowRunJson.text(body.path("work_queue_name"));
        }
        run.deploymentId = FlowRunJson.text(body.path("deployment_id"));
        if (run.deploymentId != null && store.deployments.get(run.deploymentId) != null) {
            run.labels = labels(run.deploymentId);
        }
        return create(run, body, StateType.PENDING);
    }

    /** Creates a run of a deployment, with its parameters and tags below those of the body; it is SCHEDULED now. */
    public ApiResponse createFromDeployment(ObjectNode deployment, @Nullable ObjectNode pool, ObjectNode body) {
        FlowRun run = newRun(deployment.path("flow_id").asText());
        run.deploymentId = deployment.path("id").asText();
        run.deploymentVersion = deployment.path("version");
        run.labels = labels(deployment.path("id").asText());
        ObjectNode queue = store.workQueues.get(deployment, "work_queue_id");
        if (body.hasNonNull("work_queue_name")) {
            String name = body.path("work_queue_name").asText();
            if (pool == null) {
                throw ErrorResponseException.detail(
                        400,
                        "Cannot create flow run in work queue " + name + " because deployment " + run.deploymentId
                                + " is not associated with a work pool. Please remove work_pool_name and try again.");
            }
            queue = queues.ensure(pool, name);
            run.queueNamed = true;
        }
        if (queue != null) {
            place(run, queue);
        }
        run.parameters = deployment.path("parameters");
        run.tags = deployment.path("tags");
        return create(run, body, StateType.SCHEDULED);
    }

    /** Creates the run of a schedule at a date, unless it exists. */
    public void createScheduled(ObjectNode deployment, JsonNode schedule, ZonedDateTime date) {
        String id = deployment.path("id").asText();
        String time = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx", Locale.ROOT)
                .format(date);
        String key = "scheduled " + id + " "
                + (store.v3() ? schedule.path("id").asText() + " " + time.replace('T', ' ') : time);
        FlowRun run = newRun(deployment.path("flow_id").asText());
        if (store.flowRuns.withKey(run.flowId, key) != null) {
            return;
        }
        run.idempotencyKey = key;
        run.deploymentId = id;
        run.deploymentVersion = deployment.path("version");
        run.labels = labels(id);
        ObjectNode queue = store.workQueues.get(deployment, "work_queue_id");
        if (queue != null) {
            place(run, queue);
        }
        run.name = newName();
        run.parameters = merged(deployment.path("parameters"), schedule.path("parameters"));
        ArrayNode tags = JsonNodeFactory.instance.arrayNode().add("auto-scheduled");
        deployment.path("tags").forEach(tags::add);
        run.tags = tags;
        run.policy = DEFAULT_POLICY;
        run.autoScheduled = true;
        if (store.v3()) {
            run.createdBy = JsonNodeFactory.instance
                    .objectNode()
                    .put("id", schedule.path("id").asText())
                    .put("type", "SCHEDULE")
                    .put("display_value", displayName(schedule));
        }
        run.expectedStartTime = date.toInstant();
        run.nextScheduledStartTime = date.toInstant();
        run.add(states.scheduled(date));
        store.flowRuns.add(run);
    }

    private static String displayName(JsonNode schedule) {
        JsonNode dates = schedule.path("schedule");
        String kind = dates.has("cron") ? "CronSchedule" : dates.has("rrule") ? "RRuleSchedule" : "IntervalSchedule";
        return schedule.hasNonNull("slug") ? schedule.path("slug").asText() : kind;
    }

    private ApiResponse create(FlowRun run, ObjectNode body, StateType firstState) {
        run.idempotencyKey = FlowRunJson.text(body.path("idempotency_key"));
        FlowRun existing = run.idempotencyKey == null ? null : store.flowRuns.withKey(run.flowId, run.idempotencyKey);
        if (existing != null) {
            return ApiResponse.ok(json.of(existing));
        }
        checkReferences(body);
        fill(run, body, firstState);
        store.flowRuns.add(run);
        JsonNode state = body.hasNonNull("state")
                ? body.path("state")
                : JsonNodeFactory.instance.objectNode().put("type", firstState.name());
        states.write(run, states.proposed(state), false);
        return ApiResponse.created(json.of(run));
    }

    private void checkReferences(ObjectNode body) {
        boolean noParent = body.hasNonNull("parent_task_run_id")
                && store.taskRuns.get(body.path("parent_task_run_id").asText()) == null;
        boolean noDocument = body.hasNonNull("infrastructure_document_id")
                && store.blockDocuments.get(
                                body.path("infrastructure_document_id").asText())
                        == null;
        if (noParent || noDocument) {
            throw ErrorResponseException.conflict();
        }
    }

    private void fill(FlowRun run, ObjectNode body, StateType firstState) {
        run.name = body.path("name").asText(newName());
        run.flowVersion = orElse(body.path("flow_version"), run.flowVersion);
        run.parameters = merged(run.parameters, body.path("parameters"));
        run.context = orElse(body.path("context"), run.context);
        run.tags = firstState == StateType.PENDING
                ? orElse(body.path("tags"), run.tags)
                : union(run.tags, body.path("tags"));
        run.parentTaskRunId = orElse(body.path("parent_task_run_id"), run.parentTaskRunId);
        TaskRun parent = store.taskRuns.get(run.parentTaskRunId.asText());
        run.parentFlowRunId = parent == null ? null : parent.flowRunId;
        run.infrastructureDocumentId = orElse(body.path("infrastructure_document_id"), run.infrastructureDocumentId);
        run.jobVariables = orElse(body.path("job_variables"), noVariables(run, firstState));
        run.policy = DEFAULT_POLICY;
        body.path("empirical_policy").properties().forEach(p -> run.setPolicy(p.getKey(), p.getValue()));
        run.labels = merged(run.labels, body.path("labels"));
    }

    private static ObjectNode labels(String deploymentId) {
        return JsonNodeFactory.instance.objectNode().put("prefect.deployment.id", deploymentId);
    }

    private FlowRun newRun(String flowId) {
        return new FlowRun(UUID.randomUUID().toString(), flowId, store.now());
    }

    /** Returns null for runs with an idempotency key on one path, where Prefect writes no default to the database. */
    private JsonNode noVariables(FlowRun run, StateType firstState) {
        boolean withoutDeployment = firstState == StateType.PENDING;
        boolean hasKey = run.idempotencyKey != null && !run.idempotencyKey.isEmpty();
        boolean none = hasKey && withoutDeployment == store.v3();
        return none ? FlowRun.NULL : run.jobVariables;
    }

    private static JsonNode orElse(JsonNode value, JsonNode missing) {
        return value.isNull() || value.isMissingNode() ? missing : value;
    }

    private static void place(FlowRun run, ObjectNode queue) {
        run.workQueueId = queue.path("id").asText();
        run.workQueueName = queue.path("name").asText();
    }

    private static JsonNode merged(JsonNode below, JsonNode above) {
        if (above.isEmpty()) {
            return below;
        }
        ObjectNode merged = below.deepCopy();
        above.properties().forEach(member -> merged.set(member.getKey(), member.getValue()));
        return merged;
    }

    private static JsonNode union(JsonNode some, JsonNode more) {
        if (more.isEmpty()) {
            return some;
        }
        TreeSet<String> texts = new TreeSet<>();
        some.forEach(text -> texts.add(text.asText()));
        more.forEach(text -> texts.add(text.asText()));
        ArrayNode union = JsonNodeFactory.instance.arrayNode();
        texts.forEach(union::add);
        return union;
    }

    private static JsonNode defaultPolicy() {
        ObjectNode policy = JsonNodeFactory.instance.objectNode();
        policy.put("max_retries", 0)
                .put("retry_delay_seconds", 0.0)
                .putNull("retries")
                .putNull("retry_delay");
        policy.putArray("pause_keys");
        return policy.put("resuming", false).putNull("retry_type");
    }

    /** Returns a name for a run of which a request names none. */
    static String newName() {
        return any(ADJECTIVES) + "-" + any(ANIMALS);
    }

    private static String any(List<String> words) {
        return words.get(ThreadLocalRandom.current().nextInt(words.size()));
    }
}
