/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.agent;

import static io.cplnprefect.bridge.agent.AgentWorld.QUEUE;
import static io.cplnprefect.testkit.fault.RequestPattern.post;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.bridge.block.ControlPlaneInfrastructureConfig;
import io.cplnprefect.bridge.block.JsonPatch;
import io.cplnprefect.bridge.fixture.TwoServers;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.testkit.fault.Fault;
import io.cplnprefect.testkit.fault.RequestPattern;
import io.cplnprefect.testkit.job.JobScript;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AgentTest {

    private static final RequestPattern START = post("/org/{org}/gvc/{gvc}/workload/{name}/-command");

    private final AgentWorld world = new AgentWorld();
    private final TwoServers servers = world.servers();
    private final Events events = new Events();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void dueRun_isStartedAndCompletes() {
        Agent agent = world.agent(events);
        UUID run = world.run();

        assertThat(agent.pollOnce().submitted()).containsExactly(run);

        assertThat(agent.running()).containsExactly(run);
        JsonNode command = servers.commands(run).get(0);
        assertThat(servers.pid(run)).endsWith(":" + command.path("id").asText());
        assertThat(command.at("/tags/cpln~1prefectAgent").asText()).isEqualTo("worker:default-agent-pool/one");
        assertThat(command.at("/tags/prefect.io~1deployment-name").asText()).isEqualTo("nightly");
        assertThat(command.at("/spec/containerOverrides/0/image").asText()).isEqualTo("acme/flows:1");
        assertThat(world.environment(run))
                .containsEntry("STAGE", "test")
                .containsEntry("PREFECT_API_URL", servers.server().apiUrl())
                .containsEntry("PREFECT__FLOW_RUN_ID", run.toString());
        servers.time().advance(Duration.ofMinutes(6));
        agent.observeOnce();
        assertThat(servers.state(run)).isEqualTo("COMPLETED");
        assertThat(events.ended).hasSize(1);
        assertThat(agent.freeSlots()).isEqualTo(100);
    }

    @Test
    void states_ofARun_areThoseOfAWorker() {
        Agent agent = world.agent(events);
        UUID run = world.run();

        agent.pollOnce();
        servers.time().advance(Duration.ofMinutes(6));

        JsonNode states = servers.server().call("GET", "/flow_run_states/?flow_run_id=" + run, null);
        assertThat(states)
                .extracting(state -> state.path("name").asText())
                .containsExactlyInAnyOrder("Scheduled", "Pending", "Running", "Completed");
    }

    @Test
    void deploymentWithoutABlock_hasTheDefaultBlock_andItsJobVariablesHaveNoEffect() {
        world.block(
                "default", AgentWorld.infrastructure().image("acme/default:1").build());
        AgentSettings settings = AgentWorld.settings(servers)
                .addWorkQueues(QUEUE)
                .defaultInfrastructure("default")
                .build();
        Agent agent = world.agent(settings, events);
        UUID run = servers.run(world.deployment("plain", QUEUE, null, Map.of("image", "acme/other:1")));

        assertThat(agent.pollOnce().submitted()).containsExactly(run);

        assertThat(servers.commands(run)
                        .get(0)
                        .at("/spec/containerOverrides/0/image")
                        .asText())
                .isEqualTo("acme/default:1");
        servers.time().advance(Duration.ofMinutes(6));
        agent.observeOnce();
        assertThat(servers.state(run)).isEqualTo("COMPLETED");
    }

    @Test
    void deployment_withOverrides_changesTheBlockByPath() {
        Agent agent = world.agent(events);
        UUID block = world.block(
                "custom",
                AgentWorld.infrastructure()
                        .customizations(JsonPatch.parse(
                                "[{op: add, path: /spec/template/spec/containers/0/workingDir, value: /flows}]"))
                        .build());
        UUID run = servers.run(
                world.deployment("nightly", QUEUE, block, Map.of("env.STAGE", "live", "image", "acme/flows:2")));

        agent.pollOnce();

        assertThat(world.environment(run)).containsEntry("STAGE", "live");
        assertThat(servers.commands(run)
                        .get(0)
                        .at("/spec/containerOverrides/0/image")
                        .asText())
                .isEqualTo("acme/flows:2");
        assertThat(workload().at("/spec/containers/0/workingDir").asText()).isEqualTo("/flows");
    }

    @Test
    void deployment_withAnOverrideOfAnUnknownPath_endsWithThePath() {
        Agent agent = world.agent(events);
        UUID block = world.block("plain", AgentWorld.infrastructure().build());
        UUID run = servers.run(world.deployment("nightly", QUEUE, block, Map.of("envv.STAGE", "live")));

        agent.pollOnce();

        assertThat(servers.state(run)).isEqualTo("CRASHED");
        assertThat(servers.message(run)).contains("'envv.STAGE'").contains("Correct the path");
        assertThat(agent.freeSlots()).isEqualTo(100);
    }

    @Test
    void deployment_withAnOverrideThatRefersToABlock_startsNoJobWithAnotherToken() {
        Agent agent = world.agent(events);
        UUID block = world.block("plain", AgentWorld.infrastructure().build());
        Map<String, ?> reference =
                Map.of("$ref", Map.of("block_document_id", UUID.randomUUID().toString()));
        UUID run = servers.run(world.deployment("nightly", QUEUE, block, Map.of("config", reference)));

        agent.pollOnce();

        assertThat(servers.state(run)).isEqualTo("CRASHED");
        assertThat(servers.message(run)).contains("'config'").contains("references to blocks");
        assertThat(servers.commands(run)).isEmpty();
    }

    @Test
    void runOfAnotherBlockType_isLeftToOtherAgents() {
        Agent agent = world.agent(events);
        UUID foreign = servers.run(world.deployment("docker", QUEUE, world.foreignBlock(), Map.of()));
        UUID process = servers.run(world.deployment("process", QUEUE, null, Map.of()));
        UUID own = world.run();

        assertThat(agent.pollOnce().submitted()).containsExactly(own);
        agent.pollOnce();
        world.sync(agent);

        assertThat(servers.state(foreign)).isEqualTo("SCHEDULED");
        assertThat(servers.state(process)).isEqualTo("SCHEDULED");
        servers.propose(foreign, "PENDING");
        servers.propose(foreign, "RUNNING");
        servers.change(foreign, Map.of("infrastructure_pid", "host:4711"));
        for (int round = 0; round < 10; round++) {
            servers.time().advance(Duration.ofMinutes(2));
            world.sync(agent);
        }
        assertThat(servers.state(foreign)).isEqualTo("RUNNING");
    }

    @Test
    void block_thatWasDeleted_endsTheRunWithTheReason() {
        Agent agent = world.agent(events);
        UUID block = world.block("plain", AgentWorld.infrastructure().build());
        UUID run = servers.run(world.deployment("nightly", QUEUE, block, Map.of()));
        servers.faults().when(RequestPattern.get("/block_documents/" + block)).then(Fault.respond(404));

        agent.pollOnce();

        assertThat(servers.state(run)).isEqualTo("CRASHED");
        assertThat(servers.message(run)).contains(block.toString()).contains("does not exist");
    }

    @Test
    void block_thatWasDeleted_isReported_andRunsOfOtherDeploymentsAreObserved() {
        servers.script(job -> JobScript.begin().exit(3));
        Agent agent = world.agent(events);
        UUID block = world.block("plain", AgentWorld.infrastructure().build());
        UUID run = servers.run(world.deployment(
                "nightly",
                QUEUE,
                world.block("other", AgentWorld.infrastructure().build()),
                Map.of()));
        world.deployment("broken", QUEUE, block, Map.of());
        servers.server().call("DELETE", "/block_documents/" + block, null);
        agent.pollOnce();
        servers.time().advance(Duration.ofSeconds(30));

        for (int round = 0; round < 3; round++) {
            assertThat(world.sync(agent).problems()).singleElement().asString().contains("'broken'", block.toString());
        }

        assertThat(servers.state(run)).isEqualTo("CRASHED");
    }

    @Test
    void start_refused_crashesTheRun() {
        Agent agent = world.agent(events);
        UUID run = world.run();
        servers.faults().when(START).then(Fault.respond(400, "{\"message\":\"no room left\"}"));

        agent.pollOnce();

        assertThat(servers.state(run)).isEqualTo("CRASHED");
        assertThat(servers.message(run)).contains("could not be submitted").contains("no room left");
        assertThat(events.notStarted).containsOnlyKeys(run);
        assertThat(agent.freeSlots()).isEqualTo(100);
    }

    @Test
    void start_responseLost_isAdoptedAndNotRepeated() {
        Agent agent = world.agent(events);
        UUID run = world.run();
        servers.faults().when(START).once().then(Fault.loseResponse());

        agent.pollOnce();
        for (int round = 0; round < 3; round++) {
            world.sync(agent);
        }

        assertThat(servers.commands(run)).hasSize(1);
        assertThat(servers.pid(run)).isNotEmpty();
        servers.time().advance(Duration.ofMinutes(6));
        agent.observeOnce();
        assertThat(servers.state(run)).isEqualTo("COMPLETED");
    }

    @Test
    void claim_byAPythonAgentJustBefore_isRespected() {
        Agent agent = world.agent(events);
        UUID run = world.run();
        servers.faults()
                .when(post("/flow_runs/" + run + "/set_state"))
                .once()
                .then(Fault.runBefore(() -> servers.propose(run, "PENDING")));

        agent.pollOnce();
        for (int round = 0; round < 10; round++) {
            servers.time().advance(Duration.ofMinutes(2));
            world.sync(agent);
        }

        assertThat(events.claimLost).containsExactly(run);
        assertThat(servers.state(run)).isEqualTo("PENDING");
        assertThat(servers.commands(run)).isEmpty();
        assertThat(agent.freeSlots()).isEqualTo(100);
    }

    @Test
    void cancelledRun_isStopped() {
        Agent agent = world.agent(events);
        UUID run = world.run();
        agent.pollOnce();

        servers.propose(run, "CANCELLING");
        for (int round = 0; round < 20 && !servers.state(run).equals("CANCELLED"); round++) {
            world.observe(agent);
        }

        assertThat(servers.state(run)).isEqualTo("CANCELLED");
        assertThat(servers.liveCommands(run)).isEmpty();
        assertThat(agent.freeSlots()).isEqualTo(100);
    }

    @Test
    void blockWithItsOwnToken_startsAndEndsTheJobWithIt() {
        Agent agent = world.agent(events);
        UUID block = world.block(
                "token",
                AgentWorld.infrastructure()
                        .config(new ControlPlaneInfrastructureConfig(
                                Secret.of(servers.platform().token())))
                        .build());
        UUID run = servers.run(world.deployment("nightly", QUEUE, block, Map.of()));

        agent.pollOnce();
        servers.time().advance(Duration.ofMinutes(6));
        world.sync(agent);

        assertThat(servers.state(run)).isEqualTo("COMPLETED");
        assertThat(workload().toString() + servers.commands(run))
                .doesNotContain(servers.platform().token());
    }

    private JsonNode workload() {
        return Objects.requireNonNull(servers.platform().get(servers.workloads().get(0)));
    }
}
