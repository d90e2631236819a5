/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.cplnprefect.bridge.fixture.Fault;
import io.cplnprefect.bridge.fixture.TwoServers;
import io.cplnprefect.bridge.job.Job;
import io.cplnprefect.testkit.job.JobScript;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The lines of a job, each once and in order. Tails are real sockets, so the test waits for them. */
class JobLogsTest {

    private static final String TAIL = ".*/tail";
    private static final String RANGE = ".*/query_range";

    private TwoServers servers = TwoServers.start();
    private final RecordingListener events = new RecordingListener();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void close() {
        threads.shutdownNow();
        servers.close();
    }

    @Test
    void lines_acrossSessionsThatEndAndBreak_comeOnceAndInOrder() throws InterruptedException {
        writing(30, Duration.ofSeconds(1));
        Worker worker = started();
        tailing();
        List<String> lines = new ArrayList<>();
        servers.time().advance(Duration.ofSeconds(10));
        lines.addAll(next(10));
        servers.platform().endTailSessions();
        tailing();
        servers.time().advance(Duration.ofSeconds(10));
        lines.addAll(next(10));
        servers.platform().cutTailSessions();
        tailing();
        servers.time().advance(Duration.ofSeconds(30));
        ended(worker);
        events.lines.drainTo(lines);

        assertThat(lines).isEqualTo(numbered(30));
    }

    @Test
    void lines_writtenWhileNothingIsConnected_areReadLater() throws InterruptedException {
        writing(30, Duration.ofSeconds(1));
        Worker worker = started();
        tailing();
        servers.time().advance(Duration.ofSeconds(5));
        List<String> lines = new ArrayList<>(next(5));
        servers.platformFaults().always("GET", TAIL, Fault.status(503));
        servers.platform().cutTailSessions();
        await().until(() -> servers.platformRequests("GET", RANGE) > 0);
        servers.time().advance(Duration.ofSeconds(10));
        servers.heal();
        tailing();
        servers.time().advance(Duration.ofSeconds(60));
        ended(worker);
        events.lines.drainTo(lines);

        assertThat(lines).isEqualTo(numbered(30));
    }

    @Test
    void lines_ofOneMoment_allCome() throws InterruptedException {
        servers.close();
        servers = TwoServers.start(platform -> platform.equalLogTimestamps());
        writing(40, Duration.ZERO);
        Worker worker = started();
        tailing();
        servers.time().advance(Duration.ofSeconds(1));
        servers.platform().cutTailSessions();
        servers.time().advance(Duration.ofSeconds(60));
        ended(worker);

        assertThat(events.lines).containsExactlyElementsOf(numbered(40));
    }

    @Test
    void line_thatTheLogGetsLate_isReadAfterTheEnd() throws InterruptedException {
        writing(3, Duration.ofSeconds(1));
        Worker worker = started();
        tailing();
        Job job = events.started.values().iterator().next();
        servers.time().advance(Duration.ofSeconds(20));
        next(3);
        servers.platformFaults()
                .next(
                        "GET",
                        RANGE,
                        Fault.then(() -> servers.platform()
                                .log(
                                        TwoServers.ORG,
                                        Map.of(
                                                "gvc",
                                                TwoServers.GVC,
                                                "location",
                                                job.location(),
                                                "workload",
                                                job.pid().workload(),
                                                "replica",
                                                "command-" + job.pid().command() + "-x1",
                                                "container",
                                                "prefect-job",
                                                "stream",
                                                "stdout"),
                                        "late")));
        ended(worker);

        assertThat(events.lines).containsExactly("late");
    }

    @Test
    void logs_thatTheTokenMayNotRead_endWithOneWarningAndLeaveTheJobAlone() throws InterruptedException {
        List<String> asked = new CopyOnWriteArrayList<>();
        ListAppender<ILoggingEvent> logged = new ListAppender<>();
        logged.start();
        Logger logger = (Logger) LoggerFactory.getLogger(JobLogs.class);
        logger.addAppender(logged);
        try {
            servers.platformFaults().always("GET", ".*/loki/.*", (server, request) -> {
                asked.add(request.getTarget());
                return Fault.status(401).respond(server, request);
            });
            writing(3, Duration.ofSeconds(1));
            Worker worker = started();
            await().until(() -> !logged.list.isEmpty());
            servers.time().advance(Duration.ofMinutes(5));
            ended(worker);
        } finally {
            logger.detachAppender(logged);
        }

        assertThat(logged.list).singleElement().satisfies(warning -> {
            assertThat(warning.getLevel()).isEqualTo(Level.WARN);
            assertThat(warning.getFormattedMessage()).contains("readLogs");
        });
        assertThat(asked).singleElement().asString().contains("/tail?");
        assertThat(events.lines).isEmpty();
        assertThat(events.ended).singleElement().extracting(EndedRun::state).isEqualTo("COMPLETED");
    }

    @Test
    void lines_ofAJobThatIsFoundAgain_areReadFromItsStart() throws InterruptedException {
        writing(1500, Duration.ZERO);
        Worker before = started();
        before.close();
        servers.time().advance(Duration.ofSeconds(10));
        events.lines.clear();
        RecordingListener again = new RecordingListener();
        Worker next = Workers.worker(servers, settings(), again, threads);

        next.syncOnce();
        assertThat(next.running()).hasSize(1);

        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 1500; i++) {
            @Nullable String line = again.lines.poll(10, TimeUnit.SECONDS);
            assertThat(line).as("line %s", i).isNotNull();
            lines.add(String.valueOf(line));
        }
        assertThat(lines).isEqualTo(numbered(1500));
    }

    private void writing(int lines, Duration between) {
        servers.script(job -> {
            JobScript script =
                    JobScript.begin().call(spec -> servers.engine(spec).start());
            for (String line : numbered(lines)) {
                script = script.log(line).sleep(between);
            }
            return script.sleep(Duration.ofSeconds(lines > 100 ? 600 : 1))
                    .call(spec -> servers.engine(spec).complete())
                    .exit(0);
        });
    }

    private WorkerSettings settings() {
        return Workers.settings(servers).streamLogs(true).build();
    }

    private Worker started() {
        Worker worker = Workers.worker(servers, settings(), events, threads);
        UUID run = servers.run();
        worker.pollOnce();
        await().until(() -> worker.running().contains(run) && worker.submitting() == 0);
        return worker;
    }

    private void tailing() {
        await().until(() -> servers.platform().openTailSessions() == 1);
    }

    private void ended(Worker worker) {
        worker.observeOnce();
        servers.time().advance(Duration.ofSeconds(5));
        worker.observeOnce();
        await().until(() -> !events.ended.isEmpty());
    }

    private List<String> next(int count) throws InterruptedException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            @Nullable String line = events.lines.poll(10, TimeUnit.SECONDS);
            assertThat(line).as("line %s of %s, after %s", i, count, lines).isNotNull();
            lines.add(String.valueOf(line));
        }
        return lines;
    }

    private static List<String> numbered(int count) {
        return IntStream.range(0, count).mapToObj(i -> "line " + i).toList();
    }
}
