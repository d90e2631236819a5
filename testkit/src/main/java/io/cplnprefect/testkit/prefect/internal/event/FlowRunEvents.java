/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.prefect.internal.store.Event;
import io.cplnprefect.testkit.prefect.internal.store.FlowRun;
import io.cplnprefect.testkit.prefect.internal.store.State;
import io.cplnprefect.testkit.prefect.internal.store.StateType;
import io.cplnprefect.testkit.prefect.internal.store.Store;
import io.cplnprefect.testkit.prefect.internal.store.TaskRun;
import io.cplnprefect.testkit.prefect.internal.wire.Times;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The events of flow runs that change their state, each with the id of the new state.
 *
 * <p>An event keeps what it is created from, and its JSON is created when it is read: a server with many runs has many
 * events that no client reads.
 */
public final class FlowRunEvents {
    /** A state that entered longer ago is not followed. */
    private static final Duration TIGHT = Duration.ofMinutes(5);

    private final Store store;
    private final EmittedEvents events;

    /** Creates the events of a store. */
    public FlowRunEvents(Store store) {
        this.store = store;
        events = new EmittedEvents(store);
    }

    /** A related object, which is never changed in the members that events show. */
    private record Related(
            String kind, String id, String name, @Nullable String type) {
        static Related of(String kind, JsonNode object) {
            return new Related(
                    kind,
                    "prefect." + kind + "." + object.path("id").asText(),
                    object.path("name").asText(),
                    object.path("type").textValue());
        }

        ObjectNode toJson() {
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            json.put("prefect.resource.id", id).put("prefect.resource.role", kind);
            if (!kind.equals("tag")) {
                json.put("prefect.resource.name", name);
            }
            if (kind.equals("work-pool")) {
                json.put("prefect.work-pool.type", type);
            }
            return json;
        }
    }

    /** Creates the event of a state that a run has entered. */
    public void entered(FlowRun run, @Nullable State from, State to) {
        if (!events.enabled()) {
            return;
        }
        List<Related> related = related(run);
        List<String> resourceIds = new ArrayList<>(related.size() + 1);
        resourceIds.add("prefect.flow-run." + run.id);
        related.forEach(one -> resourceIds.add(one.id()));
        String name = String.valueOf(run.name);
        int runCount = run.runCount;
        store.events.add(new Event(
                to.id(),
                to.timestamp(),
                store.now(),
                "prefect.flow-run." + to.name(),
                List.copyOf(resourceIds),
                () -> content(resourceIds.get(0), name, runCount, from, to, related)));
    }

    private List<Related> related(FlowRun run) {
        TreeSet<String> tags = new TreeSet<>();
        List<Related> related = new ArrayList<>();
        addTags(tags, run.tags);
        add(related, tags, "flow", store.flows.get(run.flowId));
        add(related, tags, "deployment", run.deploymentId == null ? null : store.deployments.get(run.deploymentId));
        ObjectNode queue = run.workQueueId == null ? null : store.workQueues.get(run.workQueueId);
        add(related, new HashSet<>(), "work-queue", queue);
        add(related, new HashSet<>(), "work-pool", store.poolOfQueue(run.workQueueId));
        TaskRun parent = run.parentTaskRunId.isNull() ? null : store.taskRuns.get(run.parentTaskRunId.asText());
        if (parent != null) {
            related.add(new Related("task-run", "prefect.task-run." + parent.id, String.valueOf(parent.name), null));
            addTags(tags, parent.tags);
        }
        tags.forEach(tag -> related.add(new Related("tag", "prefect.tag." + tag, tag, null)));
        return List.copyOf(related);
    }

    private static void add(List<Related> related, Set<String> tags, String kind, @Nullable JsonNode object) {
        if (object != null) {
            related.add(Related.of(kind, object));
            addTags(tags, object.path("tags"));
        }
    }

    private static void addTags(Set<String> tags, JsonNode list) {
        list.forEach(tag -> tags.add(tag.asText()));
    }

    private static ObjectNode content(
            String id, String name, int runCount, @Nullable State from, State to, List<Related> related) {
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        content.putObject("resource")
                .put("prefect.resource.id", id)
                .put("prefect.resource.name", name)
                .put("prefect.run-count", String.valueOf(runCount))
                .put("prefect.state-message", Objects.requireNonNullElse(to.message(), ""))
                .put("prefect.state-name", to.name())
                // Python writes this time, with its own form of UTC.
                .put("prefect.state-timestamp", Times.text(PrefectRelease.V2_20, to.timestamp()))
                .put("prefect.state-type", to.type().name());
        ArrayNode resources = content.putArray("related");
        related.forEach(one -> resources.add(one.toJson()));
        ObjectNode payload = content.putObject("payload");
        payload.putObject("intended")
                .put("from", from == null ? null : from.type().name())
                .put("to", to.type().name());
        payload.set("initial_state", state(from));
        payload.set("validated_state", state(to));
        content.put("follows", from != null && isTight(from, to) ? from.id() : null);
        return content;
    }

    private static JsonNode state(@Nullable State state) {
        if (state == null) {
            return NullNode.getInstance();
        }
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("type", state.type().name())
                .put("name", state.name());
        if (state.message() != null && !state.message().isEmpty()) {
            json.put("message", state.message());
        }
        if (state.type() == StateType.PAUSED) {
            json.put(
                    "pause_reschedule",
                    String.valueOf(state.details().other("pause_reschedule").asBoolean()));
        }
        return json;
    }

    private static boolean isTight(State from, State to) {
        return Duration.between(from.timestamp(), to.timestamp()).abs().compareTo(TIGHT) < 0;
    }
}
