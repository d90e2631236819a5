/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import static io.cplnprefect.testkit.fault.RequestPattern.post;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.cplnprefect.bridge.fixture.TwoServers;
import io.cplnprefect.prefect.deployment.Deployment;
import io.cplnprefect.prefect.deployment.DeploymentUpdate;
import io.cplnprefect.testkit.fault.Fault;
import io.cplnprefect.testkit.job.JobScript;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A claim that the server puts back, because the deployment has as many flow runs as its concurrency limit. */
class DeploymentConcurrencyTest {

    private final TwoServers servers = TwoServers.start();
    private final RecordingListener events = new RecordingListener();
    private final Worker worker = Workers.worker(servers, events);
    private final UUID deployment = servers.deployment("limited", Map.of());

    @AfterEach
    void close() {
        servers.close();
    }

    private void limit(int runs) {
        servers.prefect()
                .deployments()
                .update(
                        deployment,
                        DeploymentUpdate.builder().concurrencyLimit(runs).build())
                .execute();
    }

    private int usedSlots() {
        Deployment current = servers.prefect().deployments().read(deployment).execute();
        return requireNonNull(requireNonNull(current.globalConcurrencyLimit()).activeSlots());
    }

    @Test
    void runAboveTheLimit_startsNoJob_freesItsSlotOfTheWorker_andRunsAfterTheFirst() {
        limit(1);
        UUID first = servers.run(deployment);
        UUID second = servers.run(deployment);

        worker.pollOnce();

        assertThat(events.started).containsOnlyKeys(first);
        assertThat(events.skipped.get(second)).contains("REJECT: Deployment concurrency limit reached.");
        assertThat(servers.flowRun(second).path("state_name").asText()).isEqualTo("AwaitingConcurrencySlot");
        assertThat(servers.commands(second)).isEmpty();
        assertThat(worker.freeSlots()).isEqualTo(99);
        assertThat(worker.pollOnce().due()).isZero();

        servers.time().advance(Duration.ofMinutes(6));
        worker.observeOnce();
        assertThat(servers.state(first)).isEqualTo("COMPLETED");
        assertThat(usedSlots()).isZero();
        worker.pollOnce();
        assertThat(events.started).containsKey(second);
    }

    @Test
    void jobThatCannotBeStarted_freesTheSlot() {
        limit(1);
        servers.faults().when(post("/org/**/-command")).then(Fault.respond(403));
        UUID run = servers.run(deployment);

        worker.pollOnce();

        assertThat(servers.state(run)).isEqualTo("CRASHED");
        assertThat(usedSlots()).isZero();
    }

    @Test
    void jobThatEndsWithoutReport_freesTheSlot() {
        limit(1);
        servers.script(job -> JobScript.begin().exit(3));
        UUID run = servers.run(deployment);
        worker.pollOnce();
        assertThat(usedSlots()).isOne();

        for (int i = 0; i < 3; i++) {
            servers.time().advance(Duration.ofMinutes(2));
            worker.observeOnce();
        }

        assertThat(servers.state(run)).isEqualTo("CRASHED");
        assertThat(usedSlots()).isZero();
    }

    /** Observed on a server of 3.8.8 with PostgreSQL, which decided about two claims at the same time. */
    @Test
    void refusalOfASecondClaim_writtenOverTheFirst_doesNotSeparateTheRunFromItsJob() {
        servers.script(job -> JobScript.begin()
                .sleep(Duration.ofSeconds(31))
                .call(started -> servers.engine(started).start())
                .exit(0));
        UUID run = servers.run(deployment);
        worker.pollOnce();
        servers.server()
                .call(
                        "POST",
                        "/flow_runs/" + run + "/set_state",
                        TwoServers.json("{\"state\":{\"type\":\"SCHEDULED\",\"name\":\"AwaitingConcurrencySlot\"},"
                                + "\"force\":true}"));

        for (int i = 0; i < 4; i++) {
            servers.time().advance(Duration.ofMinutes(1));
            worker.observeOnce();
        }

        assertThat(servers.state(run)).isEqualTo("COMPLETED");
        assertThat(servers.commands(run)).hasSize(1);
    }

    @Test
    void claimWhoseResponseIsLost_holdsOneSlot() {
        limit(1);
        servers.faults().when(post("/flow_runs/{id}/set_state")).once().then(Fault.loseResponse());
        List<UUID> runs = List.of(servers.run(deployment), servers.run(deployment));

        worker.pollOnce();

        assertThat(events.started)
                .hasSize(1)
                .allSatisfy((run, pid) -> assertThat(runs).contains(run));
        assertThat(usedSlots()).isOne();
    }
}
