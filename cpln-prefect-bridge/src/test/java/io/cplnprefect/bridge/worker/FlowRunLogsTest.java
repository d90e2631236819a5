/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.bridge.fixture.TwoServers;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.testkit.fault.Fault;
import io.cplnprefect.testkit.fault.RequestPattern;
import io.cplnprefect.testkit.job.JobScript;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The lines of jobs in the logs of their flow runs. */
class FlowRunLogsTest {

    private static final RequestPattern WRITE = RequestPattern.post("/logs/");

    private final TwoServers servers = TwoServers.start();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void close() {
        threads.shutdownNow();
        servers.close();
    }

    @Test
    void lines_areOnTheFlowRunInOrder_alsoThoseOfEqualTimes() {
        writing(300, Duration.ZERO);
        Worker worker = worker(1_000);
        UUID run = servers.run();
        worker.pollOnce();
        servers.time().advance(Duration.ofSeconds(5));

        await().untilAsserted(() -> assertThat(logs(run)).isEqualTo(numbered(300)));
    }

    @Test
    void end_isReportedWhenTheLastLinesAreOnTheFlowRun() {
        writing(3, Duration.ofSeconds(1));
        RecordingListener events = new RecordingListener();
        Worker worker = worker(1_000, events);
        UUID run = servers.run();
        worker.pollOnce();
        servers.time().advance(Duration.ofMinutes(20));

        worker.observeOnce();
        await().until(() -> {
            servers.time().advance(Duration.ofSeconds(1));
            return !events.ended.isEmpty();
        });

        assertThat(logs(run)).isEqualTo(numbered(3));
    }

    @Test
    void responseLostAfterTheEffect_writesNoLineTwice() {
        servers.faults().when(WRITE).times(2).then(Fault.loseResponse());
        writing(700, Duration.ZERO);
        Worker worker = worker(1_000);
        UUID run = servers.run();
        worker.pollOnce();
        servers.time().advance(Duration.ofSeconds(5));

        await().untilAsserted(() -> assertThat(logs(run)).hasSizeGreaterThanOrEqualTo(700));
        assertThat(logs(run)).isEqualTo(numbered(700));
    }

    @Test
    void requestsThatFail_loseNoLine() {
        servers.faults().when(WRITE).times(1).then(Fault.loseRequest());
        servers.faults().when(WRITE).times(1).then(Fault.html(503));
        servers.faults().when(WRITE).times(1).then(Fault.respond(401, "{\"detail\":\"injected\"}"));
        writing(700, Duration.ZERO);
        Worker worker = worker(1_000);
        UUID run = servers.run();
        worker.pollOnce();
        servers.time().advance(Duration.ofSeconds(5));

        await().untilAsserted(() -> assertThat(logs(run)).isEqualTo(numbered(700)));
    }

    @Test
    void workerThatTakesTheJobOver_continuesAfterTheLinesThatAreThere() {
        writing(1_500, Duration.ofMillis(100));
        Worker before = worker(10_000);
        UUID run = servers.run();
        before.pollOnce();
        servers.time().advance(Duration.ofSeconds(60));
        await().until(() -> logs(run).size() > 300);
        before.close();
        int written = logs(run).size();
        servers.time().advance(Duration.ofSeconds(100));

        worker(10_000).syncOnce();

        await().untilAsserted(() -> assertThat(logs(run)).hasSizeGreaterThanOrEqualTo(1_500));
        assertThat(written).isLessThan(1_500);
        assertThat(logs(run)).isEqualTo(numbered(1_500));
    }

    @Test
    void jobThatEndsWhileNoWorkerRuns_isCopiedByTheNextOne() {
        writing(600, Duration.ofMillis(100));
        Worker before = worker(10_000);
        before.heartbeat();
        UUID run = servers.run();
        before.pollOnce();
        servers.time().advance(Duration.ofSeconds(20));
        await().until(() -> !logs(run).isEmpty());
        before.close();
        servers.time().advance(Duration.ofMinutes(30));
        assertThat(logs(run)).hasSizeLessThan(600);

        Worker next = worker(10_000);
        next.heartbeat();
        next.syncOnce();
        next.syncOnce();

        await().untilAsserted(() -> assertThat(logs(run)).hasSizeGreaterThanOrEqualTo(600));
        servers.time().advance(Duration.ofMinutes(2));
        next.syncOnce();
        assertThat(logs(run)).isEqualTo(numbered(600));
    }

    @Test
    void jobThatHasEndedBeforeTheWorkerStarts_hasNoLinesForItsListener() {
        writing(3, Duration.ofSeconds(1));
        Worker before = worker(1_000);
        before.heartbeat();
        UUID run = servers.run();
        before.pollOnce();
        servers.time().advance(Duration.ofSeconds(2));
        before.close();
        servers.time().advance(Duration.ofMinutes(30));
        RecordingListener events = new RecordingListener();

        Worker next = worker(1_000, events);
        next.heartbeat();
        next.syncOnce();

        await().untilAsserted(() -> assertThat(logs(run)).isEqualTo(numbered(3)));
        assertThat(events.lines).isEmpty();
    }

    @Test
    void jobThatEndsAfterTheWorkerThatTookItOver_isCopiedByOneThatHasCheckedItsFirstWorkerBefore() {
        writing(600, Duration.ofSeconds(1));
        Worker first = worker(10_000);
        first.heartbeat();
        UUID run = servers.run();
        first.pollOnce();
        servers.time().advance(Duration.ofSeconds(20));
        first.close();
        servers.time().advance(Duration.ofMinutes(3));
        List<Worker> others = List.of(worker(10_000), worker(10_000));
        for (int round = 0; round < 3; round++) {
            others.forEach(Worker::heartbeat);
            others.forEach(Worker::syncOnce);
            servers.time().advance(Duration.ofSeconds(40));
        }
        Worker second = others.get(0).running().contains(run) ? others.get(0) : others.get(1);
        assertThat(second.running()).containsExactly(run);
        second.heartbeat();
        second.close();
        Worker third = others.get(0) == second ? others.get(1) : others.get(0);
        servers.time().advance(Duration.ofMinutes(30));
        assertThat(logs(run)).hasSizeLessThan(600);

        third.heartbeat();
        third.syncOnce();
        third.syncOnce();

        await().untilAsserted(() -> assertThat(logs(run)).hasSizeGreaterThanOrEqualTo(600));
        assertThat(logs(run)).isEqualTo(numbered(600));
    }

    @Test
    void linesBeyondTheBudget_areDroppedWithAVisibleMark() {
        writing(40, Duration.ZERO);
        Worker worker = worker(25);
        UUID run = servers.run();
        worker.pollOnce();
        servers.time().advance(Duration.ofSeconds(5));

        await().untilAsserted(() -> assertThat(logs(run)).hasSize(26));
        assertThat(logs(run).subList(0, 25)).isEqualTo(numbered(25));
        assertThat(logs(run).get(25)).contains("were dropped").contains("at most 25 lines");
    }

    @Test
    void lineThatPrefectRefuses_isOmittedAlone() {
        servers.faults()
                .when(WRITE.where(request -> request.body().contains("\"line 7\"")))
                .then(Fault.respond(422, "{\"detail\":[]}"));
        writing(20, Duration.ZERO);
        Worker worker = worker(100);
        UUID run = servers.run();
        worker.pollOnce();
        servers.time().advance(Duration.ofSeconds(5));

        List<String> others = new ArrayList<>(numbered(20));
        others.remove("line 7");
        await().untilAsserted(() -> assertThat(logs(run)).isEqualTo(others));
    }

    @Test
    void copiesWithoutStreamedLogs_areRefused() {
        WorkerSettings settings =
                Workers.settings(servers).streamLogs(false).copiedLogLines(5).build();

        assertThatThrownBy(() -> Workers.worker(servers, settings, WorkerListener.NONE))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("copiedLogLines");
    }

    private Worker worker(int budget) {
        return worker(budget, WorkerListener.NONE);
    }

    private Worker worker(int budget, WorkerListener listener) {
        return Worker.create(
                servers.prefect(),
                servers.platformClients(),
                Workers.settings(servers)
                        .streamLogs(true)
                        .copiedLogLines(budget)
                        .build(),
                listener,
                threads,
                Runnable::run);
    }

    private void writing(int lines, Duration between) {
        servers.script(job -> {
            JobScript script =
                    JobScript.begin().call(spec -> servers.engine(spec).start());
            for (String line : numbered(lines)) {
                script = script.log(line).sleep(between);
            }
            return script.sleep(Duration.ofMinutes(10))
                    .call(spec -> servers.engine(spec).complete())
                    .exit(0);
        });
    }

    private JsonNode query(UUID run, String sort, int limit, int offset) {
        ObjectNode query = JsonNodeFactory.instance.objectNode();
        query.put("sort", sort).put("limit", limit).put("offset", offset);
        query.putObject("logs").putObject("flow_run_id").putArray("any_").add(run.toString());
        return servers.server().call("POST", "/logs/filter", query);
    }

    /** Returns the messages of the flow run's logs as Prefect lists them, without those of the flow itself. */
    private List<String> logs(UUID run) {
        List<String> messages = new ArrayList<>();
        for (int offset = 0; offset == messages.size(); offset += 200) {
            for (JsonNode line : query(run, "TIMESTAMP_ASC", 200, offset)) {
                assertThat(line.path("name").asText()).startsWith("cpln.job.");
                messages.add(line.path("message").asText());
            }
        }
        return messages;
    }

    private static List<String> numbered(int count) {
        return IntStream.range(0, count).mapToObj(i -> "line " + i).toList();
    }
}
