/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.output;

import static io.cplnprefect.bridge.output.LogPlatform.LOCATION;
import static io.cplnprefect.bridge.output.LogPlatform.RANGE;
import static io.cplnprefect.bridge.output.LogPlatform.TAIL;
import static io.cplnprefect.bridge.output.LogPlatform.job;
import static io.cplnprefect.testkit.fault.RequestPattern.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cplnprefect.bridge.pid.InfrastructurePid;
import io.cplnprefect.testkit.fault.Fault;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The lines of jobs, each once and to its consumer. Tails are real sockets, so the tests wait for them. */
class JobLogsTest {

    private final LogPlatform platform = new LogPlatform();
    private final JobLogs logs = platform.logs();

    @AfterEach
    void close() {
        logs.close();
        platform.close();
    }

    @Test
    void jobsOfOneWorkload_shareATail_andEachConsumerReceivesItsLines() {
        Map<InfrastructurePid, Lines> jobs = follow(20, "etl");
        jobs.keySet().forEach(job -> platform.write(job, "first of " + job.command()));
        platform.awaitTails(1);
        jobs.keySet().forEach(job -> platform.write(job, "second of " + job.command()));

        jobs.forEach((job, lines) -> {
            platform.awaitAdvancing(() -> lines.received.size() == 2);
            assertThat(lines.texts()).containsExactly("first of " + job.command(), "second of " + job.command());
        });
        assertThat(platform.requests(TAIL)).hasSize(1);
    }

    @Test
    void job_joiningARunningTail_receivesItsEarlierLinesOnce() {
        follow(1, "etl");
        platform.awaitTails(1);
        InfrastructurePid late = job("etl");
        IntStream.range(0, 3).forEach(i -> platform.write(late, "line " + i));
        platform.time.advance(Duration.ofMinutes(10));
        Lines lines = new Lines();

        logs.follow(late, LOCATION, platform.now().minus(Duration.ofMinutes(10)), lines);
        platform.await(() -> lines.received.size() == 3);
        platform.write(late, "line 3");
        platform.await(() -> lines.received.size() == 4);

        assertThat(lines.texts()).isEqualTo(numbered(4));
        assertThat(platform.requests(RANGE))
                .filteredOn(request -> request.contains(late.command()))
                .hasSize(1);
        assertThat(platform.requests(TAIL)).hasSize(1);
    }

    @Test
    void line_receivedWhileEarlierLinesAreRead_isDeliveredWithoutALaterEvent() {
        InfrastructurePid first = job("etl");
        Lines ofFirst = new Lines();
        logs.follow(first, LOCATION, platform.now(), ofFirst);
        platform.awaitTails(1);
        platform.write(first, "before");
        platform.await(() -> ofFirst.received.size() == 1);
        InfrastructurePid second = job("etl");
        Lines ofSecond = new Lines();
        platform.faults.when(get(RANGE)).once().then(Fault.runAfter(() -> {
            platform.write(second, "while reading");
            platform.write(first, "after");
            platform.await(() -> ofFirst.received.size() == 2);
        }));

        logs.follow(second, LOCATION, platform.now(), ofSecond);

        platform.await(() -> ofSecond.received.size() == 1);
        assertThat(ofSecond.texts()).containsExactly("while reading");
    }

    @Test
    void jobsThatEndTogether_areReadByOneRequestPerRound() {
        Map<InfrastructurePid, Lines> jobs = follow(30, "etl");
        platform.awaitTails(1);
        jobs.keySet().forEach(job -> platform.write(job, "last"));
        platform.await(() -> all(jobs, 1));
        settle();
        int before = platform.requests(RANGE).size();
        CountDownLatch ended = new CountDownLatch(30);

        jobs.keySet().forEach(job -> logs.finish(job, ended::countDown));
        platform.awaitAdvancing(() -> ended.getCount() == 0);

        assertThat(platform.requests(RANGE).size() - before).isLessThanOrEqualTo(4);
        jobs.values().forEach(lines -> assertThat(lines.texts()).containsExactly("last"));
        platform.awaitTails(0);
    }

    @Test
    void lines_writtenWhileDisconnected_areReadByOneRequestForAllJobs() {
        Map<InfrastructurePid, Lines> jobs = follow(20, "etl");
        platform.awaitTails(1);
        jobs.keySet().forEach(job -> platform.write(job, "before"));
        platform.await(() -> all(jobs, 1));
        platform.emulator.cutTailSessions();
        platform.emulator.clearRequests();
        jobs.keySet().forEach(job -> platform.write(job, "between"));

        platform.awaitAdvancing(() -> all(jobs, 2));
        platform.write(jobs.keySet().iterator().next(), "after");
        platform.await(() -> jobs.values().iterator().next().received.size() == 3);

        assertThat(platform.requests(RANGE)).hasSize(1);
        assertThat(platform.requests(TAIL)).hasSize(1);
        assertThat(jobs.values().iterator().next().texts()).containsExactly("before", "between", "after");
    }

    @Test
    void line_visibleLate_isDeliveredOnce() {
        Map<InfrastructurePid, Lines> jobs = follow(1, "etl");
        InfrastructurePid job = jobs.keySet().iterator().next();
        Lines lines = jobs.values().iterator().next();
        platform.awaitTails(1);
        platform.write(job, "on time");
        platform.await(() -> lines.received.size() == 1);
        platform.time.advance(Duration.ofMinutes(2));
        platform.write(job, "newest");
        platform.await(() -> lines.received.size() == 2);
        platform.emulator.cutTailSessions();
        platform.writeLate(job, Duration.ofSeconds(50), "late");

        platform.awaitAdvancing(() -> lines.received.size() == 3);

        assertThat(lines.texts()).containsExactly("on time", "newest", "late");
    }

    @Test
    void consumer_thatBlocks_delaysOnlyItsOwnJob_andReceivesAllLinesLater() {
        try (JobLogs small =
                platform.logs(JobLogsSettings.builder().queuedLines(10).build())) {
            InfrastructurePid slow = job("etl");
            InfrastructurePid quick = job("etl");
            CountDownLatch release = new CountDownLatch(1);
            Lines slowLines = new Lines();
            Lines quickLines = new Lines();
            small.follow(slow, LOCATION, platform.now(), line -> {
                awaitUninterrupted(release);
                slowLines.accept(line);
            });
            small.follow(quick, LOCATION, platform.now(), quickLines);
            platform.awaitTails(1);
            for (int i = 0; i < 300; i++) {
                platform.write(slow, "line " + i);
            }
            platform.write(quick, "quick");

            platform.awaitAdvancing(() -> quickLines.received.size() == 1);
            assertThat(slowLines.received).isEmpty();
            release.countDown();
            platform.awaitAdvancing(() -> slowLines.received.size() == 300);

            assertThat(slowLines.texts()).isEqualTo(numbered(300));
        }
    }

    @Test
    void consumer_thatThrows_receivesTheNextLine() {
        InfrastructurePid job = job("etl");
        Lines lines = new Lines();
        logs.follow(job, LOCATION, platform.now(), line -> {
            lines.accept(line);
            throw new IllegalStateException("consumer failed");
        });
        platform.write(job, "line 0");
        platform.write(job, "line 1");

        platform.awaitAdvancing(() -> lines.received.size() == 2);

        assertThat(lines.texts()).isEqualTo(numbered(2));
    }

    @Test
    void consumer_thatCallsTheLogsFromAnotherThread_isNotLockedOut() {
        InfrastructurePid job = job("etl");
        CountDownLatch finished = new CountDownLatch(1);
        logs.follow(job, LOCATION, platform.now(), line -> {
            var unused = platform.threads.submit(() -> {
                logs.follow(job("etl"), LOCATION, platform.now(), other -> {});
                logs.stop(job("other"));
                finished.countDown();
            });
            awaitUninterrupted(finished);
        });
        platform.write(job, "line");

        platform.awaitAdvancing(() -> finished.getCount() == 0);
    }

    @Test
    void executor_whoseOnlyThreadIsBlocked_doesNotStopTheTail() {
        ExecutorService one = Executors.newSingleThreadExecutor();
        try (JobLogs single = platform.logs(JobLogsSettings.DEFAULT, one, platform.time.clock())) {
            CountDownLatch release = new CountDownLatch(1);
            InfrastructurePid blocked = job("etl");
            InfrastructurePid other = job("etl");
            Lines lines = new Lines();
            single.follow(blocked, LOCATION, platform.now(), line -> awaitUninterrupted(release));
            single.follow(other, LOCATION, platform.now(), lines);
            platform.write(blocked, "line");
            platform.awaitTails(1);
            platform.emulator.cutTailSessions();
            platform.awaitAdvancing(() -> platform.requests(TAIL).size() == 2);
            platform.awaitTails(1);
            IntStream.range(0, 50).forEach(i -> platform.write(other, "line " + i));
            release.countDown();

            platform.awaitAdvancing(() -> lines.received.size() == 50);
            assertThat(lines.texts()).isEqualTo(numbered(50));
        } finally {
            one.shutdownNow();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-5, 5})
    void localClock_minutesWrong_losesAndRepeatsNoLine(int minutes) {
        Clock wrong = Clock.offset(platform.time.clock(), Duration.ofMinutes(minutes));
        try (JobLogs local = platform.logs(JobLogsSettings.DEFAULT, platform.threads, wrong)) {
            InfrastructurePid job = job("etl");
            Lines lines = new Lines();
            platform.write(job, "line 0");
            local.follow(job, LOCATION, platform.now(), lines);
            platform.awaitTails(1);
            platform.write(job, "line 1");
            platform.await(() -> lines.received.size() == 2);
            platform.emulator.cutTailSessions();
            platform.write(job, "line 2");
            platform.awaitAdvancing(() -> lines.received.size() == 3);
            platform.write(job, "line 3");
            CountDownLatch ended = new CountDownLatch(1);
            local.finish(job, ended::countDown);
            platform.awaitAdvancing(() -> ended.getCount() == 0);

            assertThat(lines.texts()).isEqualTo(numbered(4));
        }
    }

    @Test
    void containers_otherThanTheFlow_areReadOnRequestOnly() {
        InfrastructurePid job = job("etl");
        Lines flow = new Lines();
        Lines all = new Lines();
        try (JobLogs others =
                platform.logs(JobLogsSettings.builder().allContainers(true).build())) {
            logs.follow(job, LOCATION, platform.now(), flow);
            others.follow(job, LOCATION, platform.now(), all);
            platform.awaitTails(2);
            platform.write(job, "sidecar", "of the sidecar");
            platform.write(job, "of the flow");

            platform.awaitAdvancing(() -> all.received.size() == 2 && flow.received.size() == 1);
        }
        assertThat(flow.texts()).containsExactly("of the flow");
        assertThat(all.texts()).containsExactlyInAnyOrder("of the sidecar", "of the flow");
    }

    @Test
    void finish_lateLineAfterTheEnd_isDeliveredBeforeTheAction() {
        InfrastructurePid job = job("etl");
        Lines lines = new Lines();
        logs.follow(job, LOCATION, platform.now(), lines);
        platform.awaitTails(1);
        List<String> atEnd = new CopyOnWriteArrayList<>();
        CountDownLatch ended = new CountDownLatch(1);
        platform.faults.when(get(RANGE)).once().then(Fault.runAfter(() -> platform.write(job, "late")));

        logs.finish(job, () -> {
            atEnd.addAll(lines.texts());
            ended.countDown();
        });
        platform.awaitAdvancing(() -> ended.getCount() == 0);

        assertThat(atEnd).containsExactly("late");
    }

    @Test
    void close_withAJobThatDrains_runsItsActionAndEndsTheTail() {
        InfrastructurePid job = job("etl");
        logs.follow(job, LOCATION, platform.now(), line -> {});
        platform.awaitTails(1);
        CountDownLatch ended = new CountDownLatch(1);
        logs.finish(job, ended::countDown);

        logs.close();

        platform.await(() -> ended.getCount() == 0);
        platform.awaitTails(0);
    }

    @Test
    void stop_lastJobOfAWorkload_endsTheTail() {
        Map<InfrastructurePid, Lines> jobs = follow(1, "etl");
        platform.awaitTails(1);

        logs.stop(jobs.keySet().iterator().next());

        platform.awaitTails(0);
    }

    @Test
    void follow_closedLogs_isRejected() {
        logs.close();

        assertThatThrownBy(() -> logs.follow(job("etl"), LOCATION, platform.now(), line -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The logs of jobs are closed. Create a new object.");
    }

    private Map<InfrastructurePid, Lines> follow(int count, String workload) {
        Map<InfrastructurePid, Lines> jobs = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            InfrastructurePid job = job(workload);
            Lines lines = new Lines();
            jobs.put(job, lines);
            logs.follow(job, LOCATION, platform.now(), lines);
        }
        return jobs;
    }

    /** Waits until no reading is under way. */
    private void settle() {
        platform.time.advance(Duration.ofSeconds(1));
    }

    private static boolean all(Map<InfrastructurePid, Lines> jobs, int lines) {
        return jobs.values().stream().allMatch(each -> each.received.size() == lines);
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> numbered(int count) {
        return IntStream.range(0, count).mapToObj(i -> "line " + i).toList();
    }
}
