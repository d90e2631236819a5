/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect;

import io.cplnprefect.prefect.artifact.ArtifactCreate;
import io.cplnprefect.prefect.artifact.ArtifactUpdate;
import io.cplnprefect.prefect.block.BlockDocumentCreate;
import io.cplnprefect.prefect.block.BlockDocumentUpdate;
import io.cplnprefect.prefect.block.BlockSchemaCreate;
import io.cplnprefect.prefect.block.BlockTypeCreate;
import io.cplnprefect.prefect.block.BlockTypeUpdate;
import io.cplnprefect.prefect.concurrency.GlobalLimitCreate;
import io.cplnprefect.prefect.concurrency.GlobalLimitUpdate;
import io.cplnprefect.prefect.concurrency.TagLimitCreate;
import io.cplnprefect.prefect.deployment.DeploymentCreate;
import io.cplnprefect.prefect.deployment.DeploymentFlowRunCreate;
import io.cplnprefect.prefect.deployment.DeploymentScheduleCreate;
import io.cplnprefect.prefect.deployment.DeploymentTimes;
import io.cplnprefect.prefect.deployment.DeploymentUpdate;
import io.cplnprefect.prefect.flow.FlowCreate;
import io.cplnprefect.prefect.flowrun.FlowRunCreate;
import io.cplnprefect.prefect.flowrun.FlowRunUpdate;
import io.cplnprefect.prefect.server.ServerVersion;
import io.cplnprefect.prefect.state.StateCreate;
import io.cplnprefect.prefect.state.StateProposal;
import io.cplnprefect.prefect.state.StateType;
import io.cplnprefect.prefect.taskrun.TaskRunCreate;
import io.cplnprefect.prefect.variable.VariableCreate;
import io.cplnprefect.prefect.variable.VariableUpdate;
import io.cplnprefect.prefect.workpool.WorkPoolCreate;
import io.cplnprefect.prefect.workpool.WorkPoolUpdate;
import io.cplnprefect.prefect.workqueue.WorkQueueCreate;
import io.cplnprefect.prefect.workqueue.WorkQueueUpdate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;

/** Sends random models of the main writes. A request that the server refuses fails with its exception. */
final class AcceptedRequests {

    private final Prefect prefect;
    private final Random random;
    private final RandomModel models;
    private final String unique;
    private int names;

    AcceptedRequests(Prefect prefect, ServerVersion version, long seed) {
        this.prefect = prefect;
        this.random = new Random(seed);
        this.unique = Long.toString(System.nanoTime(), 36);
        Map<String, Supplier<?>> values = new HashMap<>();
        for (String model : List.of(
                "FlowCreate",
                "WorkPoolCreate",
                "WorkQueueCreate",
                "WorkQueueUpdate",
                "DeploymentCreate",
                "VariableCreate",
                "VariableUpdate",
                "BlockTypeCreate",
                "BlockDocumentCreate",
                "GlobalLimitCreate",
                "GlobalLimitUpdate")) {
            values.put(model + ".name", this::name);
        }
        values.put("slug", () -> name().replace('_', '-'));
        values.put("DeploymentScheduleUpdate.slug", () -> null);
        values.put("DeploymentScheduleCreate.slug", () -> null);
        values.put("replaces", () -> null);
        values.put("schedule", this::times);
        // 2.20 requires it.
        values.put("DeploymentScheduleUpdate.schedule", this::times);
        // A server of either generation that creates a flow run whose state has data fails with a status of 500 or 503.
        values.put("StateCreate.data", () -> null);
        values.put("maxActiveRuns", () -> 1 + random.nextInt(3));
        values.put("parameterOpenapiSchema", () -> Map.of("type", "object", "properties", Map.of()));
        values.put("enforceParameterSchema", () -> false);
        values.put("collisionStrategy", () -> random.nextBoolean() ? "ENQUEUE" : "CANCEL_NEW");
        values.put("gracePeriodSeconds", () -> 60 + random.nextInt(100));
        values.put("retryDelaySeconds", () -> 1.0 + random.nextInt(60));
        values.put("retryType", () -> random.nextBoolean() ? "in_process" : "reschedule");
        values.put(
                "type",
                () -> StateType.of(List.of("SCHEDULED", "PENDING", "RUNNING", "COMPLETED", "FAILED", "CRASHED")
                        .get(random.nextInt(6))));
        values.put("StateCreate.name", () -> null);
        for (String other : List.of("ArtifactCreate", "WorkPoolCreate", "VersionInfo")) {
            values.put(other + ".type", () -> "process");
        }
        // References must exist, or are set below.
        for (String reference : List.of(
                "storageDocumentId",
                "infrastructureDocumentId",
                "globalConcurrencyLimitId",
                "workPoolName",
                "workQueueName",
                "parentTaskRunId",
                "deploymentId",
                "stateDetails",
                "storageConfiguration",
                "baseJobTemplate",
                "pauseKeys",
                "logoUrl",
                "documentationUrl",
                "anonymous",
                "retryDelay",
                "additionalProperties",
                "id")) {
            values.put(reference, () -> null);
        }
        // Accepted for a scheduled flow run only.
        values.put("FlowRunUpdate.jobVariables", () -> null);
        // 2.20 responds with 404 to the update of an artifact without a key, and to one without a change.
        values.put("ArtifactCreate.key", () -> name().replace('_', '-'));
        values.put("ArtifactUpdate.data", this::name);
        values.put("key", () -> name().replace('_', '-'));
        values.put("labels", () -> Map.of("team", "data", "tier", 2, "nightly", true));
        values.put(
                "value",
                () -> version.major() < 3
                        ? name()
                        : List.of(name(), Map.of("a", List.of(1, 2)), 7).get(random.nextInt(3)));
        values.put("inputType", () -> "parameter");
        values.put("RunInput.type", () -> null);
        values.put("RunInput.name", this::name);
        values.put("tag", this::name);
        values.put("slotDecayPerSecond", () -> 0.5);
        this.models = new RandomModel(random, version, values);
    }

    private String name() {
        return "n" + unique + "_" + names++;
    }

    private DeploymentTimes times() {
        return switch (random.nextInt(3)) {
            case 0 ->
                DeploymentTimes.builder()
                        .interval(60.0 + random.nextInt(1000))
                        .timezone("Europe/Berlin")
                        .build();
            case 1 ->
                DeploymentTimes.builder()
                        .cron("0 6 * * *")
                        .dayOr(random.nextBoolean())
                        .build();
            default -> DeploymentTimes.builder().rrule("FREQ=DAILY;COUNT=3").build();
        };
    }

    /** Sends each write once, each with other attributes. */
    void sendAll() {
        UUID flow =
                prefect.flows().create(models.of(FlowCreate.class)).execute().id();
        WorkPoolCreate pool = models.of(WorkPoolCreate.class);
        prefect.workPools().create(pool).execute();
        prefect.workPools().update(pool.name(), models.of(WorkPoolUpdate.class)).execute();
        WorkQueueCreate queue = models.of(WorkQueueCreate.class);
        UUID queueId = prefect.workQueues().create(pool.name(), queue).execute().id();
        prefect.workQueues()
                .updateById(queueId, models.of(WorkQueueUpdate.class))
                .execute();
        deployments(flow, pool.name());
        FlowRunCreate run = FlowRunCreate.builder()
                .from(models.of(FlowRunCreate.class))
                .flowId(flow)
                .build();
        UUID runId = prefect.flowRuns().create(run).execute().id();
        prefect.flowRuns().update(runId, models.of(FlowRunUpdate.class)).execute();
        prefect.flowRuns()
                .setState(runId, StateProposal.of(models.of(StateCreate.class)))
                .execute();
        UUID task = prefect.taskRuns()
                .create(TaskRunCreate.builder()
                        .from(models.of(TaskRunCreate.class))
                        .flowRunId(runId)
                        .build())
                .execute()
                .id();
        prefect.taskRuns()
                .setState(task, StateProposal.of(models.of(StateCreate.class)))
                .execute();
        blocks();
        VariableCreate variable = models.of(VariableCreate.class);
        UUID variableId = prefect.variables().create(variable).execute().id();
        prefect.variables().update(variableId, models.of(VariableUpdate.class)).execute();
        UUID artifact = prefect.artifacts()
                .create(ArtifactCreate.builder()
                        .from(models.of(ArtifactCreate.class))
                        .flowRunId(runId)
                        .taskRunId(task)
                        .build())
                .execute()
                .id();
        prefect.artifacts().update(artifact, models.of(ArtifactUpdate.class)).execute();
        UUID limit = prefect.globalLimits()
                .create(models.of(GlobalLimitCreate.class))
                .execute()
                .id();
        prefect.globalLimits().update(limit, models.of(GlobalLimitUpdate.class)).execute();
        prefect.tagLimits().create(models.of(TagLimitCreate.class)).execute();
    }

    private void deployments(UUID flow, String pool) {
        UUID id = prefect.deployments()
                .create(DeploymentCreate.builder()
                        .from(models.of(DeploymentCreate.class))
                        .flowId(flow)
                        .workPoolName(pool)
                        .build())
                .execute()
                .id();
        prefect.deployments().update(id, models.of(DeploymentUpdate.class)).execute();
        prefect.deployments()
                .createSchedules(id, List.of(models.of(DeploymentScheduleCreate.class)))
                .execute();
        prefect.deployments()
                .createFlowRun(id, models.of(DeploymentFlowRunCreate.class))
                .execute();
    }

    private void blocks() {
        UUID type = prefect.blockTypes()
                .create(models.of(BlockTypeCreate.class))
                .execute()
                .id();
        prefect.blockTypes().update(type, models.of(BlockTypeUpdate.class)).execute();
        UUID schema = prefect.blockSchemas()
                .create(BlockSchemaCreate.builder()
                        .from(models.of(BlockSchemaCreate.class))
                        .fields(Map.of(
                                "title", name(), "type", "object", "properties", Map.of(), "block_type_slug", name()))
                        .blockTypeId(type)
                        .build())
                .execute()
                .id();
        UUID document = prefect.blockDocuments()
                .create(BlockDocumentCreate.builder()
                        .from(models.of(BlockDocumentCreate.class))
                        .name(name().replace('_', '-'))
                        .blockSchemaId(schema)
                        .blockTypeId(type)
                        .build())
                .execute()
                .id();
        prefect.blockDocuments()
                .update(
                        document,
                        BlockDocumentUpdate.builder()
                                .from(models.of(BlockDocumentUpdate.class))
                                .blockSchemaId(schema)
                                .build())
                .execute();
    }
}
