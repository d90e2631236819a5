/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import static io.cplnprefect.testkit.fault.RequestPattern.get;
import static io.cplnprefect.testkit.fault.RequestPattern.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.bridge.fixture.TwoServers;
import io.cplnprefect.testkit.fault.Fault;
import io.cplnprefect.testkit.fault.RequestPattern;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A worker that uses the channel of its work pool has the same results as one that sends requests. */
@Timeout(60)
class WorkerOverChannelTest {

    private static final RequestPattern HEARTBEATS = post("/work_pools/jobs/workers/heartbeat");
    private static final int AUTHENTICATION_READY_AND_CHANGE = 3;

    private final TwoServers servers = TwoServers.start();
    private final RecordingListener events = new RecordingListener();
    // The set-up of a channel has a time limit, which a time that advances by itself would reach at once.
    private final Worker worker = Worker.create(
            servers.prefect(servers.stillTime()),
            servers.platformClients(),
            Workers.settings(servers).workerChannel(true).build(),
            events,
            Runnable::run,
            Runnable::run);

    @AfterEach
    void close() {
        worker.close();
        servers.close();
    }

    @Test
    void flowRun_isExecuted_andTheWorkPoolIsNotReadAgain() {
        UUID run = servers.run();
        openChannel();
        long reads = servers.serverRequests(get("/work_pools/jobs"));

        worker.pollOnce();
        servers.time().advance(Duration.ofMinutes(6));
        Workers.observe(servers, worker);

        assertThat(events.started).containsOnlyKeys(run);
        assertThat(servers.state(run)).isEqualTo("COMPLETED");
        assertThat(servers.serverRequests(get("/work_pools/jobs"))).isEqualTo(reads);
    }

    @Test
    void templateChanged_isUsedForTheNextFlowRun() {
        openChannel();
        ObjectNode template = servers.server()
                .call("GET", "/work_pools/" + TwoServers.POOL, null)
                .path("base_job_template")
                .deepCopy();
        ((ObjectNode) template.at("/variables/properties/image")).put("default", "acme/etl:2");
        ObjectNode change = template.objectNode();
        change.set("base_job_template", template);
        servers.server().call("PATCH", "/work_pools/" + TwoServers.POOL, change);

        // The change may arrive after a poll.
        await().untilAsserted(() -> {
            UUID run = servers.run();
            worker.pollOnce();
            assertThat(servers.commands(run)).first().asString().contains("acme/etl:2");
        });
    }

    @Test
    void channel_thatEnds_isReplacedByRequests() {
        RequestPattern connects = get("/work_pools/jobs/workers/connect");
        servers.faults().when(connects).once().then(Fault.dropSocket(AUTHENTICATION_READY_AND_CHANGE));
        servers.faults().when(connects).skip(1).then(Fault.respond(503));
        openChannel();
        servers.server().call("PATCH", "/work_pools/jobs", TwoServers.json("{'concurrency_limit': 100}"));
        long requests = servers.serverRequests(HEARTBEATS);
        UUID run = servers.run();

        worker.pollOnce();

        assertThat(events.started).containsOnlyKeys(run);
        await().until(() -> {
            worker.heartbeat();
            return servers.serverRequests(HEARTBEATS) > requests;
        });
    }

    private void openChannel() {
        await().until(() -> {
            long requests = servers.serverRequests(HEARTBEATS);
            worker.heartbeat();
            return servers.serverRequests(HEARTBEATS) == requests;
        });
    }
}
