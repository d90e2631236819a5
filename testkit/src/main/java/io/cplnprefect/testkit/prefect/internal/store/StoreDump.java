/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.prefect.internal.wire.Times;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All objects of a store as one JSON object, in their order of creation. */
public final class StoreDump {
    private StoreDump() {}

    /** Returns copies of all objects of a store. */
    public static ObjectNode of(Store store) {
        ObjectNode dump = JsonNodeFactory.instance.objectNode();
        dump.put("release", store.release().version());
        tables(store).forEach((name, table) -> {
            var objects = dump.putArray(name);
            table.all().forEach(object -> objects.add(object.deepCopy()));
        });
        var runs = dump.putArray("flow_runs");
        store.flowRuns
                .all()
                .in(RunOrder.ID_DESC, 0)
                .sorted(Comparator.comparingLong(run -> run.sequence))
                .forEach(run -> runs.add(FlowRunDump.of(run, store)));
        var tasks = dump.putArray("task_runs");
        store.taskRuns.all().forEach(run -> tasks.add(TaskRunDump.of(run, store)));
        var logs = dump.putArray("logs");
        store.logs.all().forEach(line -> logs.add(line.toJson(store.release())));
        var leases = dump.putArray("concurrency_leases");
        store.leases.all().forEach(lease -> leases.add(lease.toJson()));
        return dump;
    }

    /**
     * Stores the objects of a dump, in place of those with the same ids.
     *
     * @throws IllegalArgumentException if the dump is of another release
     */
    public static void load(JsonNode dump, Store store) {
        String release = dump.path("release").asText();
        if (!release.equals(store.release().version())) {
            throw new IllegalArgumentException("Invalid dump: it is of release '" + release
                    + "', the emulator of release '" + store.release().version()
                    + "'. Set the release of the dump.");
        }
        tables(store).forEach((name, table) -> dump.path(name).forEach(object -> table.put(object.deepCopy())));
        for (JsonNode run : dump.path("flow_runs")) {
            FlowRun existing = store.flowRuns.get(run.path("id").asText());
            if (existing != null) {
                store.flowRuns.remove(existing);
            }
            store.flowRuns.add(FlowRunDump.read(run, store));
        }
        for (JsonNode run : dump.path("task_runs")) {
            TaskRun existing = store.taskRuns.get(run.path("id").asText());
            if (existing != null) {
                store.taskRuns.remove(existing);
            }
            store.taskRuns.add(TaskRunDump.read(run, store));
        }
        dump.path("concurrency_leases").forEach(lease -> store.leases.put(Lease.read(lease)));
        dump.path("logs").forEach(line -> store.logs.add(line(line)));
    }

    /** Removes all objects of a store. */
    public static void clear(Store store) {
        tables(store).values().forEach(Table::clear);
        store.flowRuns.all().stream().toList().forEach(store.flowRuns::remove);
        List.copyOf(store.taskRuns.all()).forEach(store.taskRuns::remove);
        store.logs.clear();
        store.leases.clear();
        store.events.clear();
    }

    /** Returns the time of a member, or null. */
    static @Nullable Instant time(JsonNode object, String member) {
        return Times.parse(object.path(member));
    }

    private static Map<String, Table> tables(Store store) {
        Map<String, Table> tables = new LinkedHashMap<>();
        tables.put("flows", store.flows);
        tables.put("work_pools", store.workPools);
        tables.put("work_queues", store.workQueues);
        tables.put("workers", store.workers);
        tables.put("deployments", store.deployments);
        tables.put("variables", store.variables);
        tables.put("concurrency_limits", store.concurrencyLimits);
        tables.put("artifacts", store.artifacts);
        tables.put("artifact_collections", store.artifactCollections);
        tables.put("saved_searches", store.savedSearches);
        tables.put("flow_run_notification_policies", store.notificationPolicies);
        tables.put("automations", store.automations);
        tables.put("block_types", store.blockTypes);
        tables.put("block_schemas", store.blockSchemas);
        tables.put("block_schema_references", store.blockSchemaReferences);
        tables.put("block_documents", store.blockDocuments);
        tables.put("block_document_references", store.blockDocumentReferences);
        tables.put("flow_run_inputs", store.flowRunInputs);
        return tables;
    }

    private static LogLine line(JsonNode line) {
        return new LogLine(
                line.path("id").asText(),
                requiredTime(line, "created"),
                line.path("name").asText(),
                line.path("level").asInt(),
                line.path("message").asText(),
                requiredTime(line, "timestamp"),
                line.path("flow_run_id").textValue(),
                line.path("task_run_id").textValue());
    }

    /** Returns the time of a member. */
    static Instant requiredTime(JsonNode object, String member) {
        Instant time = time(object, member);
        if (time == null) {
            throw new IllegalArgumentException(
                    "Invalid dump: expected a time as '" + member + "' of " + object.path("id") + ".");
        }
        return time;
    }
}
