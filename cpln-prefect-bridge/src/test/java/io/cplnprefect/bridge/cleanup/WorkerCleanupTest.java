/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.cleanup;

import static io.cplnprefect.testkit.fault.RequestPattern.post;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.bridge.cleanup.CleanupEvent.Result;
import io.cplnprefect.bridge.fixture.TwoServers;
import io.cplnprefect.bridge.worker.Worker;
import io.cplnprefect.bridge.worker.WorkerListener;
import io.cplnprefect.bridge.worker.WorkerSettings;
import io.cplnprefect.core.connection.ClientOptions;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.testkit.fault.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The deletion of what workers leave: their records, and the secrets with their credentials. */
class WorkerCleanupTest {

    private static final String SECRET = "/org/acme/secret/prefect-one-api-key";

    private final TwoServers servers = TwoServers.start();
    private final List<AutoCloseable> clients = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable client : clients) {
            client.close();
        }
        servers.close();
    }

    @Test
    void records_offlineForADay_areDeletedExceptThoseOfOtherLibraries() {
        worker().heartbeat();
        servers.server()
                .call(
                        "POST",
                        "/work_pools/" + TwoServers.POOL + "/workers/heartbeat",
                        TwoServers.json("{'name':'CplnWorker 1','heartbeat_interval_seconds':30}"));
        servers.time().advance(Duration.ofHours(23));
        Worker online = worker();
        online.heartbeat();

        assertThat(cleanup().runOnce().with(Result.DELETED)).isEmpty();
        servers.time().advance(Duration.ofHours(2));
        online.heartbeat();
        List<CleanupEvent> deleted = cleanup().runOnce().with(Result.DELETED);

        assertThat(deleted)
                .singleElement()
                .satisfies(event -> assertThat(event.object()).startsWith(TwoServers.POOL + "/one (java "));
        assertThat(names()).hasSize(2).anyMatch("CplnWorker 1"::equals);
    }

    @Test
    void secret_ofAWorkerWithARecord_isKeptAlsoWithoutJobs() {
        Worker worker = worker();
        runOneJob(worker);
        servers.time().advance(Duration.ofHours(60));
        worker.heartbeat();
        for (int round = 0; round < 4; round++) {
            cleanup().runOnce();
            servers.time().advance(Duration.ofMinutes(11));
            worker.heartbeat();
        }

        assertThat(servers.workloads()).isEmpty();
        assertThat(tagOf(SECRET, "prefect.io/retired")).isEmpty();
    }

    @Test
    void secret_ofAWorkerThatIsGone_isDeletedAfterTheWorkloadThatReadsIt() {
        runOneJob(worker());
        servers.time().advance(Duration.ofHours(60));
        List<String> deleted = new ArrayList<>();
        for (int round = 0; round < 6; round++) {
            cleanup().runOnce().with(Result.DELETED).forEach(event -> deleted.add(event.kind()));
            servers.time().advance(Duration.ofMinutes(11));
        }

        assertThat(deleted).containsExactly("worker", "workload", "identity", "policy", "secret");
        assertThat(servers.platform().get(SECRET)).isNull();
    }

    @Test
    void secret_retiredWhenItsWorkerStartsAgain_isLeftForTheNextName() {
        runOneJob(worker());
        servers.time().advance(Duration.ofHours(60));
        while (tagOf(SECRET, "prefect.io/retired").isEmpty()) {
            cleanup().runOnce();
            servers.time().advance(Duration.ofMinutes(11));
        }

        runOneJob(worker());

        assertThat(servers.platform().get(SECRET + "-2")).isNotNull();
    }

    @Test
    void records_thatCannotBeRead_areAProblemAndSecretsAreKept() {
        runOneJob(worker());
        servers.time().advance(Duration.ofHours(60));
        servers.faults()
                .when(post("/work_pools/" + TwoServers.POOL + "/workers/filter"))
                .then(Fault.respond(403));

        CleanupReport report = cleanup().runOnce();

        assertThat(report.problems()).singleElement().asString().startsWith("The workers: ");
        assertThat(report.with(Result.RETIRED)).extracting(CleanupEvent::kind).containsOnly("workload");
    }

    private void runOneJob(Worker worker) {
        worker.heartbeat();
        servers.run();
        worker.pollOnce();
        servers.time().advance(Duration.ofMinutes(10));
        worker.observeOnce();
    }

    private Worker worker() {
        Prefect client = Prefect.builder()
                .apiUrl(servers.server().apiUrl())
                .apiKey(Secret.of("key-of-the-worker"))
                .options(ClientOptions.builder().time(servers.waitingTime()).build())
                .build();
        clients.add(client);
        Worker worker = Worker.create(
                client,
                servers.platformClients(),
                WorkerSettings.builder()
                        .workerChannel(false)
                        .workPool(TwoServers.POOL)
                        .name("one")
                        .gvc(TwoServers.GVC)
                        .jobApiUrl(servers.server().apiUrl())
                        .credentialsInSecrets(true)
                        .streamLogs(false)
                        .build(),
                WorkerListener.NONE,
                Runnable::run,
                Runnable::run);
        clients.add(worker);
        return worker;
    }

    private Cleanup cleanup() {
        return new Cleanup(servers.prefect(), servers.controlPlane(), CleanupSettings.of(TwoServers.GVC));
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        servers.server()
                .call("POST", "/work_pools/" + TwoServers.POOL + "/workers/filter", TwoServers.json("{}"))
                .forEach(worker -> names.add(worker.path("name").asText()));
        return names;
    }

    private String tagOf(String link, String tag) {
        JsonNode item = servers.platform().get(link);
        return item == null ? "deleted" : item.path("tags").path(tag).asText();
    }
}
