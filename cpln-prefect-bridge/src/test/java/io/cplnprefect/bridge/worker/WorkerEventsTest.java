/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import static io.cplnprefect.testkit.fault.RequestPattern.patch;
import static io.cplnprefect.testkit.fault.RequestPattern.post;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.bridge.fixture.TwoServers;
import io.cplnprefect.testkit.fault.Fault;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The events and labels by which Prefect shows what a worker does. */
class WorkerEventsTest {

    /** Batches may overtake one another, and time stands still between some events. */
    private static final List<String> ORDER = List.of(
            "prefect.worker.started",
            "prefect.worker.submitted-flow-run",
            "prefect.worker.executed-flow-run",
            "prefect.worker.cancelled-flow-run",
            "prefect.worker.stopped");

    private final TwoServers servers = TwoServers.start();
    private final RecordingListener listener = new RecordingListener();

    @AfterEach
    void close() {
        servers.close();
    }

    @Test
    void flowRun_thatEnds_hasTheEventsOfAPythonWorker() {
        servers.faults().when(post("/events")).then(Fault.respond(204));
        UUID run;
        try (Worker worker = Workers.worker(servers, listener)) {
            run = servers.run();
            worker.heartbeat();
            worker.pollOnce();
            servers.time().advance(Duration.ofMinutes(6));
            worker.observeOnce();
        }

        List<JsonNode> events = sent(4);
        assertThat(events)
                .extracting(event -> event.path("event").asText())
                .containsExactly(
                        "prefect.worker.started",
                        "prefect.worker.submitted-flow-run",
                        "prefect.worker.executed-flow-run",
                        "prefect.worker.stopped");
        JsonNode submitted = events.get(1);
        assertThat(submitted.at("/resource/prefect.resource.id").asText()).startsWith("prefect.worker.cpln.one-java-");
        assertThat(submitted.at("/resource/prefect.worker-type").asText()).isEqualTo("cpln");
        assertThat(roles(submitted)).containsExactly("flow-run", "flow", "deployment", "work-pool");
        JsonNode executed = events.get(2);
        assertThat(executed.path("follows")).isEqualTo(submitted.path("id"));
        assertThat(executed.at("/related/0/prefect.resource.id").asText()).isEqualTo("prefect.flow-run." + run);
        assertThat(executed.at("/related/0/prefect.infrastructure.identifier").asText())
                .isEqualTo(listener.job(run).pid().toString());
        assertThat(events.get(3).path("follows")).isEqualTo(events.get(0).path("id"));
    }

    @Test
    void flowRun_thatIsCancelled_hasAnEventOfItsOwn() {
        servers.faults().when(post("/events")).then(Fault.respond(204));
        UUID run;
        try (Worker worker = Workers.worker(servers, listener)) {
            run = servers.run();
            worker.pollOnce();
            servers.propose(run, "CANCELLING");
            for (int round = 0; !servers.state(run).equals("CANCELLED") && round < 30; round++) {
                Workers.observe(servers, worker);
            }
            Workers.observe(servers, worker);
        }

        assertThat(servers.state(run)).isEqualTo("CANCELLED");
        assertThat(sent(4)).anyMatch(event -> event.path("event").asText().equals("prefect.worker.cancelled-flow-run"));
    }

    @Test
    void serverThatRefusesEventsAndLabels_affectsNoFlowRun() {
        servers.faults().when(post("/events")).then(Fault.respond(403));
        servers.faults().when(patch("/flow_runs/{id}/labels")).then(Fault.respond(403));
        UUID run;
        try (Worker worker = Workers.worker(servers, listener)) {
            run = servers.run();
            worker.pollOnce();
            worker.heartbeat();
            servers.time().advance(Duration.ofMinutes(6));
            worker.observeOnce();
        }

        assertThat(servers.state(run)).isEqualTo("COMPLETED");
        assertThat(servers.serverRequests(post("/events"))).isPositive();
    }

    @Test
    void serverWithoutEvents_receivesThemOnce() {
        servers.faults().when(post("/events")).then(Fault.respond(404));
        try (Worker worker = Workers.worker(servers, listener)) {
            servers.run();
            worker.heartbeat();
            Awaitility.await()
                    .untilAsserted(() ->
                            assertThat(servers.serverRequests(post("/events"))).isEqualTo(1));
            worker.pollOnce();
            servers.time().advance(Duration.ofMinutes(6));
            worker.observeOnce();
        }

        assertThat(listener.ended).hasSize(1);
        assertThat(servers.serverRequests(post("/events"))).isLessThanOrEqualTo(2);
    }

    @Test
    void flowRun_hasTheLabelsOfItsWorkerAndPool() {
        UUID run;
        try (Worker worker = Workers.worker(servers, listener)) {
            run = servers.run();
            worker.pollOnce();
            Awaitility.await()
                    .untilAsserted(() -> assertThat(servers.serverRequests(patch("/flow_runs/" + run + "/labels")))
                            .isEqualTo(1));
        }
    }

    @Test
    void flowRun_ofAServerWithoutLabels_hasNone() {
        try (TwoServers old = TwoServers.start(PrefectRelease.V2_20);
                Worker worker = Workers.worker(old, listener)) {
            old.run();
            worker.pollOnce();

            assertThat(listener.started).hasSize(1);
            assertThat(old.serverRequests(patch("/flow_runs/{id}/labels"))).isZero();
        }
    }

    /** The events that the server has received, in the order in which they happened. */
    private List<JsonNode> sent(int number) {
        List<JsonNode> events = new ArrayList<>();
        Awaitility.await().untilAsserted(() -> {
            events.clear();
            servers.server().requests().stream()
                    .filter(request -> request.path().equals("/events"))
                    .forEach(request -> Objects.requireNonNull(request.body()).forEach(events::add));
            assertThat(events).hasSize(number);
        });
        events.sort(
                Comparator.comparing(event -> ORDER.indexOf(event.path("event").asText())));
        return events;
    }

    private static List<String> roles(JsonNode event) {
        List<String> roles = new ArrayList<>();
        event.path("related")
                .forEach(resource ->
                        roles.add(resource.path("prefect.resource.role").asText()));
        return roles;
    }
}
