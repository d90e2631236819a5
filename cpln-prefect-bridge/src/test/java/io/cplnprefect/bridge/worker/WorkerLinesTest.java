/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import static io.cplnprefect.testkit.fault.RequestPattern.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cplnprefect.bridge.fixture.TwoServers;
import io.cplnprefect.testkit.fault.Fault;
import io.cplnprefect.testkit.job.JobScript;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The log lines that the listener of a worker receives. */
class WorkerLinesTest {

    private final TwoServers servers = TwoServers.start();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final RecordingListener events = new RecordingListener();

    @AfterEach
    void close() {
        threads.shutdownNow();
        servers.close();
    }

    @Test
    void lines_areDeliveredOnceBeforeTheEndIsReported() throws InterruptedException {
        writing(20, Duration.ofSeconds(1));
        Worker worker = worker(events);
        servers.run();
        worker.pollOnce();
        servers.time().advance(Duration.ofMinutes(2));

        worker.observeOnce();
        await().until(() -> {
            servers.time().advance(Duration.ofSeconds(1));
            return !events.ended.isEmpty();
        });

        assertThat(lines(events, 20)).isEqualTo(numbered(20));
        assertThat(events.lines).isEmpty();
    }

    @Test
    void linesOfAJobWhoseStartHadNoResponse_areReadFromItsStart() throws InterruptedException {
        writing(20, Duration.ofSeconds(1));
        Worker worker = worker(events);
        servers.faults().when(post("/**/-command")).once().then(Fault.replaceStatus(503));
        servers.faults().when(post("/**/-command/-query")).skip(1).then(Fault.respond(503));
        servers.run();
        worker.pollOnce();
        servers.heal();
        servers.time().advance(Duration.ofSeconds(15));

        worker.observeOnce();
        servers.time().advance(Duration.ofMinutes(2));
        worker.observeOnce();
        await().until(() -> {
            servers.time().advance(Duration.ofSeconds(1));
            return !events.ended.isEmpty();
        });

        assertThat(lines(events, 20)).isEqualTo(numbered(20));
        assertThat(events.lines).isEmpty();
    }

    @Test
    void linesOfAJobThatIsTakenOver_areReadFromItsStart() throws InterruptedException {
        writing(1_500, Duration.ZERO);
        Worker before = worker(new RecordingListener());
        UUID run = servers.run();
        before.pollOnce();
        before.close();
        servers.time().advance(Duration.ofSeconds(10));
        Worker next = worker(events);

        next.syncOnce();

        assertThat(next.running()).containsExactly(run);
        assertThat(lines(events, 1_500)).isEqualTo(numbered(1_500));
    }

    @Test
    void jobOfAnEarlierAttempt_isFollowedToItsEndOnly() {
        writing(20, Duration.ofSeconds(1));
        Worker worker = worker(events);
        UUID run = servers.run();
        worker.pollOnce();
        servers.time().advance(Duration.ofMinutes(2));
        servers.propose(run, "SCHEDULED");
        servers.script(job -> JobScript.begin().exit(0));

        worker.pollOnce();
        servers.propose(run, "COMPLETED");
        await().until(() -> {
            servers.time().advance(Duration.ofSeconds(10));
            worker.observeOnce();
            return servers.platform().openTailSessions() == 0;
        });

        assertThat(events.lines).hasSize(20);
    }

    @Test
    void jobWithoutStreamedOutput_hasNoLines() {
        writing(3, Duration.ofSeconds(1));
        Worker worker = worker(events);
        servers.run(Map.of("stream_output", false));
        worker.pollOnce();
        servers.time().advance(Duration.ofMinutes(2));

        worker.observeOnce();
        await().until(() -> !events.ended.isEmpty());

        assertThat(events.lines).isEmpty();
        assertThat(servers.platform().openTailSessions()).isZero();
    }

    private Worker worker(WorkerListener listener) {
        return Worker.create(
                servers.prefect(),
                servers.platformClients(),
                Workers.settings(servers).streamLogs(true).build(),
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
            return script.sleep(Duration.ofSeconds(lines > 100 ? 600 : 1))
                    .call(spec -> servers.engine(spec).complete())
                    .exit(0);
        });
    }

    private static List<String> lines(RecordingListener listener, int count) throws InterruptedException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            @Nullable String line = listener.lines.poll(10, TimeUnit.SECONDS);
            assertThat(line).as("line %s of %s", i, count).isNotNull();
            lines.add(String.valueOf(line));
        }
        return lines;
    }

    private static List<String> numbered(int count) {
        return IntStream.range(0, count).mapToObj(i -> "line " + i).toList();
    }
}
