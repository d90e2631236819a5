/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import static io.cplnprefect.testkit.fault.RequestPattern.get;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.bridge.block.ControlPlaneBlocks;
import io.cplnprefect.bridge.block.ControlPlaneConfiguration;
import io.cplnprefect.bridge.fixture.TwoServers;
import io.cplnprefect.bridge.sync.Sync;
import io.cplnprefect.bridge.sync.SyncReport;
import io.cplnprefect.bridge.sync.SyncScope;
import io.cplnprefect.bridge.sync.SyncSettings;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.testkit.fault.Fault;
import io.cplnprefect.testkit.job.JobScript;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One deployment or flow run of the work pool has a configuration that names no organization and token. */
class InvalidConfigurationTest {

    private static final Map<String, Object> DELETED_BLOCK =
            Map.of("config", Map.of("$ref", Map.of("block_document_id", "11111111-2222-4333-8444-555555555555")));

    private final TwoServers servers = TwoServers.start();
    private final RecordingListener events = new RecordingListener();
    private final Worker worker = Workers.worker(servers, events);

    @AfterEach
    void close() {
        servers.close();
    }

    static Stream<Map<String, Object>> invalid() {
        return Stream.of(
                DELETED_BLOCK,
                Map.of("config", "text"),
                Map.of("config", "{{ prefect.blocks.control-plane-configuration.nope }}"),
                Map.of("config.token", "abc", "config", "q"));
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void deploymentWithoutAnyRun_isReported_andOthersAreObserved(Map<String, Object> variables) {
        servers.deployment("broken", variables);
        UUID run = failing();

        for (int round = 0; round < 3; round++) {
            SyncReport report = Workers.sync(servers, worker);
            assertThat(report.problems()).singleElement().asString().contains("'broken'", "config");
        }

        assertThat(servers.state(run)).isEqualTo("CRASHED");
    }

    @Test
    void deploymentWhoseBlockCannotBeRead_isReported_andOthersAreObserved() {
        servers.deployment("broken", DELETED_BLOCK);
        servers.faults().when(get("/block_documents/{id}")).then(Fault.respond(403));
        UUID run = failing();

        for (int round = 0; round < 3; round++) {
            SyncReport report = Workers.sync(servers, worker);
            assertThat(report.problems()).singleElement().asString().contains("'broken'", "403");
        }

        assertThat(servers.state(run)).isEqualTo("CRASHED");
    }

    @Test
    void deployment_endsNoRoundOfAnObservationWithoutAWorker() {
        servers.deployment("broken", DELETED_BLOCK);
        UUID run = failing();
        Sync sync = new Sync(
                servers.prefect(),
                servers.platformClients(),
                SyncScope.workPool(TwoServers.POOL),
                SyncSettings.defaults());

        for (int round = 0; round < 3; round++) {
            servers.time().advance(Duration.ofSeconds(10));
            assertThat(sync.runOnce().problems()).isNotEmpty();
        }

        assertThat(servers.state(run)).isEqualTo("CRASHED");
    }

    @Test
    void runWhoseOwnBlockWasDeleted_isObservedAsTheOthersAre() {
        ControlPlaneBlocks blocks = ControlPlaneBlocks.of(servers.prefect());
        blocks.registerAll();
        UUID block = blocks.save("team", new ControlPlaneConfiguration(Secret.of("a-token")))
                .id();
        UUID broken = servers.run(
                servers.deployment("plain", Map.of("job_type", "plain")),
                Map.of("config", Map.of("$ref", Map.of("block_document_id", block))));
        worker.pollOnce();
        assertThat(events.started).containsKey(broken);
        servers.server().call("DELETE", "/block_documents/" + block, null);
        deleteCommands(broken);
        UUID run = failing();

        for (int round = 0; round < 12; round++) {
            servers.time().advance(Duration.ofSeconds(61));
            SyncReport report = worker.observeOnce();
            assertThat(report.problems())
                    .allSatisfy(problem -> assertThat(problem).contains(broken.toString()));
        }

        assertThat(servers.state(run)).isEqualTo("CRASHED");
        assertThat(servers.state(broken)).isEqualTo("CRASHED");
    }

    @Test
    void runThatAnEndedWorkerHasClaimed_isGivenBackAndCrashedWithTheReason() {
        UUID broken = servers.run(servers.deployment("broken", DELETED_BLOCK));
        servers.faults().when(get("/flow_run_states/**")).then(Fault.respond(503));
        worker.pollOnce();
        worker.close();
        servers.heal();
        assertThat(servers.state(broken)).isEqualTo("PENDING");
        Worker next = Workers.worker(servers, events);

        for (int round = 0; round < 12; round++) {
            next.heartbeat();
            next.syncOnce();
            next.pollOnce();
            servers.time().advance(Duration.ofSeconds(70));
        }

        assertThat(servers.state(broken)).isEqualTo("CRASHED");
        assertThat(servers.message(broken)).contains("which was not found");
    }

    /** A run whose job has failed. */
    private UUID failing() {
        servers.script(job ->
                JobScript.begin().call(spec -> servers.engine(spec).start()).exit(3));
        UUID run = servers.run(servers.deployment("healthy", Map.of("job_type", "healthy")));
        worker.pollOnce();
        assertThat(events.started).containsKey(run);
        servers.time().advance(Duration.ofSeconds(30));
        return run;
    }

    private void deleteCommands(UUID run) {
        for (JsonNode command : servers.commands(run)) {
            String id = command.path("id").asText();
            servers.workloads().stream()
                    .filter(workload -> servers.platform().commands(workload).contains(command))
                    .forEach(workload -> servers.platform().delete(workload + "/-command/" + id));
        }
    }
}
