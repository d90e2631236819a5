/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.agent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.bridge.block.ControlPlaneBlocks;
import io.cplnprefect.bridge.block.ControlPlaneInfrastructure;
import io.cplnprefect.bridge.fixture.TwoServers;
import io.cplnprefect.bridge.sync.SyncReport;
import io.cplnprefect.bridge.worker.WorkerListener;
import io.cplnprefect.bridge.worker.WorkerSettings;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A Prefect 2.20 server with deployments for agents, and agents that submit on the thread that polls. */
final class AgentWorld implements AutoCloseable {

    static final String QUEUE = "etl";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final TwoServers servers = TwoServers.start(PrefectRelease.V2_20);
    private final Prefect prefect = servers.prefect();

    TwoServers servers() {
        return servers;
    }

    Prefect prefect() {
        return prefect;
    }

    static ControlPlaneInfrastructure.Builder infrastructure() {
        return ControlPlaneInfrastructure.builder().image("acme/flows:1").putEnv("STAGE", "test");
    }

    UUID block(String name, ControlPlaneInfrastructure block) {
        return ControlPlaneBlocks.of(prefect).save(name, block).id();
    }

    /** A deployment of a queue without a work pool. */
    UUID deployment(String name, String queue, @Nullable UUID block, Map<String, ?> overrides) {
        ObjectNode deployment = deployment(name, block, overrides).put("work_queue_name", queue);
        return id(servers.server().call("POST", "/deployments/", deployment));
    }

    /** A deployment of a queue of a work pool. */
    UUID deployment(String name, String pool, String queue, UUID block) {
        ObjectNode deployment =
                deployment(name, block, Map.of()).put("work_pool_name", pool).put("work_queue_name", queue);
        return id(servers.server().call("POST", "/deployments/", deployment));
    }

    private ObjectNode deployment(String name, @Nullable UUID block, Map<String, ?> overrides) {
        String flow = servers.server()
                .call("POST", "/flows/", JSON.createObjectNode().put("name", "etl"))
                .path("id")
                .asText();
        ObjectNode deployment =
                JSON.createObjectNode().put("name", name).put("flow_id", flow).put("entrypoint", "etl.py:etl");
        if (block != null) {
            deployment.put("infrastructure_document_id", block.toString());
        }
        deployment.set("infra_overrides", JSON.valueToTree(overrides));
        return deployment;
    }

    /** A flow run of a new deployment with a plain block, due now. */
    UUID run() {
        return servers.run(
                deployment("nightly", QUEUE, block("plain", infrastructure().build()), Map.of()));
    }

    /** A block of a type that the agent does not know. */
    UUID foreignBlock() {
        ObjectNode type =
                JSON.createObjectNode().put("name", "Docker Container").put("slug", "docker-container");
        String typeId =
                servers.server().call("POST", "/block_types/", type).path("id").asText();
        ObjectNode schema = JSON.createObjectNode().put("block_type_id", typeId);
        schema.putObject("fields")
                .put("title", "DockerContainer")
                .put("type", "object")
                .putObject("properties");
        String schemaId = servers.server()
                .call("POST", "/block_schemas/", schema)
                .path("id")
                .asText();
        ObjectNode document = JSON.createObjectNode()
                .put("name", "docker")
                .put("block_type_id", typeId)
                .put("block_schema_id", schemaId);
        document.putObject("data");
        return id(servers.server().call("POST", "/block_documents/", document));
    }

    static AgentSettings.Builder settings(TwoServers servers) {
        return AgentSettings.builder()
                .name("one")
                .execution(WorkerSettings.builder()
                        .gvc(TwoServers.GVC)
                        .jobApiUrl(servers.server().apiUrl())
                        .streamLogs(false)
                        .build());
    }

    Agent agent(WorkerListener listener) {
        return agent(settings(servers).addWorkQueues(QUEUE).build(), listener);
    }

    Agent agent(AgentSettings settings, WorkerListener listener) {
        return Agent.create(
                servers.prefect(), servers.platformClients(), settings, listener, Runnable::run, Runnable::run);
    }

    /** Advances the time so that a sighting counts, and observes the agent's own flow runs. */
    SyncReport observe(Agent agent) {
        servers.time().advance(Duration.ofSeconds(10));
        return agent.observeOnce();
    }

    /** Advances the time so that a sighting counts, and observes the flow runs of the queues. */
    SyncReport sync(Agent agent) {
        servers.time().advance(Duration.ofSeconds(10));
        agent.heartbeat();
        return agent.syncOnce();
    }

    /** The environment of the flow run's only job. */
    Map<String, String> environment(UUID run) {
        JsonNode override = servers.commands(run).get(0).at("/spec/containerOverrides/0");
        Map<String, String> env = new LinkedHashMap<>();
        override.path("env")
                .forEach(variable -> env.put(
                        variable.path("name").asText(), variable.path("value").asText()));
        return env;
    }

    private static UUID id(JsonNode item) {
        return UUID.fromString(item.path("id").asText());
    }

    @Override
    public void close() {
        servers.close();
    }
}
