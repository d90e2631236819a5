/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.log;

import static io.cplnprefect.cpln.log.FollowedPlatform.RANGE;
import static io.cplnprefect.cpln.log.FollowedPlatform.TAIL;
import static io.cplnprefect.testkit.fault.Fault.closeSocket;
import static io.cplnprefect.testkit.fault.Fault.dropEntries;
import static io.cplnprefect.testkit.fault.Fault.respond;
import static io.cplnprefect.testkit.fault.RequestPattern.get;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.cpln.log.FollowedPlatform.Received;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FollowedLogTest {

    private static final LogQl QUERY = LogQl.where(LabelMatcher.equal("workload", "etl"));

    private final FollowedPlatform platform = new FollowedPlatform(builder -> builder);
    private final Received received = new Received();
    private final long begin = platform.now() - Duration.ofHours(1).toNanos();

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void lines_storedAndNew_areDeliveredOnce() throws Exception {
        write(0, 3);
        FollowedLog log = follow();
        awaitLines(3);
        platform.await(() -> platform.emulator.openTailSessions() == 1);
        write(3, 5);
        awaitLines(5);

        assertThat(received.texts()).isEqualTo(numbered(5));
        log.close();
        assertThat(received.end.get(5, SECONDS)).isEmpty();
        platform.await(() -> platform.emulator.openTailSessions() == 0);
    }

    @Test
    void lines_moreStoredThanATailSends_areAllDelivered() throws Exception {
        write(0, 2_500);
        follow();
        platform.awaitAdvancing(() -> received.lines.size() >= 2_500);

        assertThat(received.texts()).isEqualTo(numbered(2_500));
    }

    @Test
    void connection_cut_isOpenedAgainAndTheGapIsRead() throws Exception {
        write(0, 1);
        follow();
        awaitLines(1);
        platform.await(() -> platform.emulator.openTailSessions() == 1);
        platform.emulator.cutTailSessions();
        write(1, 3);
        platform.awaitAdvancing(() -> received.lines.size() >= 3);
        platform.awaitAdvancing(() -> platform.emulator.openTailSessions() == 1);
        write(3, 4);
        platform.awaitAdvancing(() -> received.lines.size() >= 4);

        assertThat(received.texts()).isEqualTo(numbered(4));
        assertThat(received.interruptions).isNotEmpty();
    }

    @Test
    void entries_droppedByTheService_areRead() throws Exception {
        platform.faults.when(get(TAIL)).once().then(dropEntries(2));
        write(0, 1);
        follow();
        awaitLines(1);
        platform.await(() -> platform.emulator.openTailSessions() == 1);
        write(1, 6);
        platform.awaitAdvancing(() -> received.lines.size() >= 6);

        assertThat(received.texts()).containsExactlyInAnyOrderElementsOf(numbered(6));
    }

    @Test
    void line_visibleLate_isDeliveredOnce() throws Exception {
        write(0, 1);
        follow();
        awaitLines(1);
        platform.await(() -> platform.emulator.openTailSessions() == 1);
        platform.time.advance(Duration.ofMinutes(1));
        write(1, 2);
        platform.writeLate(Duration.ofSeconds(30), "late");
        platform.awaitAdvancing(() -> received.lines.size() >= 3);
        platform.emulator.cutTailSessions();
        platform.awaitAdvancing(() -> platform.emulator.openTailSessions() == 1);
        write(2, 3);
        platform.awaitAdvancing(() -> received.lines.size() >= 4);

        assertThat(received.texts()).containsExactly("line 0", "line 1", "late", "line 2");
    }

    @Test
    void webSockets_notPossible_linesAreReadAtTheTimesOfTheAttempts() throws Exception {
        platform.faults.when(get(TAIL)).then(respond(502));
        write(0, 2);
        follow();
        awaitLines(2);
        write(2, 4);
        platform.awaitAdvancing(() -> received.lines.size() >= 4);

        assertThat(received.texts()).isEqualTo(numbered(4));
    }

    @Test
    void readings_fail_areRepeatedWithGrowingWaits() throws Exception {
        platform.faults.when(get(TAIL)).then(respond(502));
        platform.faults.when(get(RANGE)).times(3).then(respond(503));
        write(0, 2);
        follow();
        platform.awaitAdvancing(() -> received.lines.size() >= 2);

        assertThat(received.texts()).isEqualTo(numbered(2));
        assertThat(received.interruptions)
                .anySatisfy(failure -> assertThat(failure).containsInstanceOf(ServiceException.ServerError.class));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 400})
    void service_refuses_endsWithItsError(int status) throws Exception {
        platform.faults.when(get(RANGE)).then(respond(status));
        follow();

        assertThat(received.end.get(5, SECONDS))
                .hasValueSatisfying(failure -> assertThat(failure)
                        .isInstanceOfSatisfying(
                                ServiceException.class,
                                e -> assertThat(e.status()).isEqualTo(status)));
        platform.await(() -> platform.emulator.openTailSessions() == 0);
    }

    @Test
    void finish_linesVisibleAfterTheCall_areDeliveredBeforeTheEnd() throws Exception {
        write(0, 1);
        FollowedLog log = follow();
        awaitLines(1);
        log.finish();
        write(1, 3);
        platform.awaitAdvancing(received.end::isDone);

        assertThat(received.end.get()).isEmpty();
        assertThat(received.texts()).isEqualTo(numbered(3));
        platform.await(() -> platform.emulator.openTailSessions() == 0);
    }

    @Test
    void finish_readingsFail_endsWithTheirErrorAfterHalfAMinute() throws Exception {
        platform.faults.when(get(RANGE)).then(respond(503));
        FollowedLog log = follow();
        log.finish();
        platform.awaitAdvancing(received.end::isDone);

        assertThat(received.end.get()).containsInstanceOf(ServiceException.ServerError.class);
    }

    @Test
    void listener_slowerThanTheLog_receivesAllLinesAndHoldsNoMore() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CompletableFuture<Void> blocked = new CompletableFuture<>();
        FollowListener slow = new FollowListener() {
            @Override
            public void lines(List<LogEntry> lines) {
                blocked.complete(null);
                try {
                    release.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                received.lines(lines);
            }
        };
        write(0, 1);
        platform.logs()
                .follow(QUERY, begin, FollowOptions.builder().queuedLines(10).build(), slow);
        blocked.get(5, SECONDS);
        write(1, 1_500);
        platform.await(() -> platform.emulator.openTailSessions() == 1);
        release.countDown();
        platform.awaitAdvancing(() -> received.lines.size() >= 1_500);

        assertThat(received.texts()).isEqualTo(numbered(1_500));
        assertThat(platform.client.org().logs().last(QUERY, 1).execute()).hasSize(1);
    }

    @Test
    void client_closedDuringAConnection_endsTheLog() throws Exception {
        write(0, 1);
        follow();
        awaitLines(1);
        platform.await(() -> platform.emulator.openTailSessions() == 1);

        platform.client.close();

        assertThat(received.end.get(5, SECONDS)).isEmpty();
        assertThat(platform.time.scheduler().isShutdown()).isFalse();
    }

    @Test
    void client_closedBetweenConnections_endsTheLog() throws Exception {
        platform.faults.when(get(TAIL)).then(respond(502));
        follow();
        platform.await(() -> !received.interruptions.isEmpty() && platform.time.pendingTasks() > 0);

        platform.client.close();

        assertThat(received.end.get(5, SECONDS)).isEmpty();
    }

    @Test
    void client_closedBefore_endsTheLog() throws Exception {
        Logs logs = platform.logs();
        platform.client.close();
        logs.follow(QUERY, begin, received);

        assertThat(received.end.get(5, SECONDS)).isEmpty();
    }

    @Test
    void executor_refusesTasks_endsTheLog() throws Exception {
        write(0, 1);
        FollowOptions options = FollowOptions.builder()
                .executor(task -> {
                    throw new RejectedExecutionException("no threads");
                })
                .build();
        platform.logs().follow(QUERY, begin, options, received);

        assertThat(received.end.get(5, SECONDS))
                .hasValueSatisfying(failure -> assertThat(failure)
                        .isInstanceOf(UsageException.class)
                        .hasMessageContaining("FollowOptions.executor")
                        .hasRootCauseMessage("no threads"));
        assertThat(received.lines).isEmpty();
        platform.await(() -> platform.emulator.openTailSessions() == 0);
    }

    @Test
    void listener_byLabel_passesTheLinesOfEachReplicaToItsConsumer() throws Exception {
        Map<String, List<String>> lines = new ConcurrentHashMap<>();
        platform.write("r-1", "one");
        platform.write("r-2", "two");
        platform.write("r-1", "three");
        platform.logs().follow(QUERY, begin, FollowListener.byLabel("replica", replica -> {
            List<String> ofReplica = new CopyOnWriteArrayList<>();
            lines.put(replica, ofReplica);
            return line -> ofReplica.add(line.line());
        }));
        platform.await(() -> lines.values().stream().mapToInt(List::size).sum() == 3);

        assertThat(lines).containsOnly(Map.entry("r-1", List.of("one", "three")), Map.entry("r-2", List.of("two")));
    }

    @Test
    void listener_throws_endsTheLog() throws Exception {
        CompletableFuture<Throwable> end = new CompletableFuture<>();
        write(0, 1);
        platform.logs().follow(QUERY, begin, new FollowListener() {
            @Override
            public void lines(List<LogEntry> lines) {
                throw new IllegalStateException("broken");
            }

            @Override
            public void ended(@Nullable ApiException failure) {
                end.complete(failure == null ? new AssertionError("no failure") : failure);
            }
        });

        assertThat(end.get(5, SECONDS)).isInstanceOf(UsageException.class).hasRootCauseMessage("broken");
        platform.await(() -> platform.emulator.openTailSessions() == 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void faultsAtRandom_eachLineIsDeliveredOnce(int seed) throws Exception {
        Random random = new Random(seed);
        platform.faults.when(get(TAIL)).withProbability(0.3).then(respond(503));
        platform.faults.when(get(TAIL)).withProbability(0.5).then(closeSocket(7));
        platform.faults.when(get(TAIL)).withProbability(0.3).then(dropEntries(3));
        platform.faults.when(get(RANGE)).withProbability(0.2).then(respond(503));
        FollowedLog log = follow();
        for (int i = 0; i < 300; i++) {
            // Few texts and equal times, so that equal lines must be counted.
            platform.write("r-" + random.nextInt(3), "line " + i);
            if (random.nextInt(20) == 0) {
                platform.time.advance(Duration.ofMillis(random.nextInt(3_000)));
            }
            if (random.nextInt(60) == 0) {
                platform.emulator.cutTailSessions();
            }
        }
        log.finish();
        platform.awaitAdvancing(received.end::isDone);

        assertThat(received.end.get()).isEmpty();
        assertThat(received.texts()).containsExactlyInAnyOrderElementsOf(numbered(300));
    }

    private FollowedLog follow() {
        return platform.logs().follow(QUERY, begin, received);
    }

    private void awaitLines(int count) throws InterruptedException {
        platform.await(() -> received.lines.size() >= count);
    }

    private void write(int from, int to) {
        IntStream.range(from, to).forEach(i -> platform.write("r-1", "line " + i));
    }

    private static List<String> numbered(int count) {
        return IntStream.range(0, count).mapToObj(i -> "line " + i).toList();
    }
}
