/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.log;

import static io.cplnprefect.testkit.fault.RequestPattern.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cplnprefect.core.call.RetryPolicy;
import io.cplnprefect.core.connection.ClientOptions;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.core.time.TimeSource;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.testkit.fault.Fault;
import io.cplnprefect.testkit.fault.FaultPlan;
import io.cplnprefect.testkit.fault.RequestPattern;
import io.cplnprefect.testkit.prefect.PrefectEmulator;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What arrives at a server of the lines that are written. */
@Timeout(60)
final class LogWriterTest {

    private static final RequestPattern CREATE = post("/logs/");
    private static final Instant BEGIN = Instant.parse("2026-11-21T03:00:00.123456Z");
    private static final UUID RUN = UUID.randomUUID();
    private static final RetryPolicy AT_ONCE = new RetryPolicy(1, Duration.ofMillis(1), Duration.ofMillis(1), 0);

    private final FaultPlan faults = FaultPlan.create();
    private final List<LogLoss> losses = new CopyOnWriteArrayList<>();

    @SuppressWarnings("NullAway.Init")
    private PrefectEmulator server;

    @SuppressWarnings("NullAway.Init")
    private Prefect prefect;

    @BeforeEach
    void start() {
        server = PrefectEmulator.builder().faults(faults).start();
        prefect = Prefect.builder()
                .apiUrl(server.apiUrl())
                .options(ClientOptions.builder().retry(AT_ONCE).build())
                .build();
    }

    @AfterEach
    void stop() {
        prefect.close();
        server.close();
    }

    /** Returns a writer that writes when it is flushed or has a whole batch. */
    private LogWriter writer(UnaryOperator<LogWriterOptions.Builder> with) {
        return prefect.newLogWriter(with.apply(LogWriterOptions.builder()
                        .flushInterval(Duration.ofHours(1))
                        .retry(AT_ONCE)
                        .onLoss(losses::add))
                .build());
    }

    private static LogCreate line(String message) {
        return LogCreate.builder()
                .name("prefect.flow_runs")
                .level(20)
                .message(message)
                .timestamp(BEGIN)
                .flowRunId(RUN)
                .build();
    }

    private static List<String> write(LogWriter writer, int lines) {
        List<String> messages =
                IntStream.range(0, lines).mapToObj(i -> "line " + i).toList();
        for (int i = 0; i < lines; i++) {
            assertThat(writer.write(LogCreate.builder()
                            .from(line(messages.get(i)))
                            .timestamp(BEGIN.plusMillis(i / 3))
                            .build()))
                    .isTrue();
        }
        return messages;
    }

    private static void flush(LogWriter writer) throws Exception {
        writer.flush().get(30, TimeUnit.SECONDS);
    }

    private List<String> stored() {
        return prefect.logs().ofFlowRun(RUN).stream().map(Log::message).toList();
    }

    private long creates() {
        return server.requests().stream()
                .filter(request ->
                        request.method().equals("POST") && request.path().endsWith("/logs/"))
                .count();
    }

    @Test
    void lines_areWrittenInOrder_inOneRequest() throws Exception {
        LogWriter writer = writer(options -> options);
        List<String> messages = write(writer, 450);
        assertThat(creates()).isZero();
        flush(writer);
        assertThat(stored()).isEqualTo(messages);
        assertThat(creates()).isEqualTo(1);
        assertThat(writer.written()).isEqualTo(450);
        flush(writer);
        writer.close();
        assertThat(creates()).isEqualTo(1);
    }

    @Test
    void fullBatches_areWrittenWithoutAFlush_andTheRestByClose() {
        LogWriter writer = writer(options -> options.maxLineBytes(1_000).maxBatchBytes(3_000));
        List<String> messages = write(writer, 100);
        writer.close();
        assertThat(stored()).containsExactlyInAnyOrderElementsOf(messages);
        assertThat(creates()).isBetween(10L, 20L);
        assertThat(writer.write(line("late"))).isFalse();
        assertThat(losses).containsExactly(new LogLoss(RUN, 1, "the writer is closed"));
    }

    @Test
    void waitingLine_isWrittenAfterTheInterval() throws Exception {
        LogWriter writer = writer(options -> options.flushInterval(Duration.ofMillis(1)));
        writer.write(line("first"));
        flush(writer);
        writer.write(line("second"));
        while (writer.written() < 2) {
            Thread.onSpinWait();
        }
        assertThat(stored()).containsExactly("first", "second");
    }

    static Stream<Named<Fault>> ambiguousFailures() {
        return Stream.of(
                Named.of("response lost", Fault.loseResponse()),
                Named.of("request lost", Fault.loseRequest()),
                Named.of("busy", Fault.respond(503)),
                Named.of("failed", Fault.respond(500)));
    }

    @ParameterizedTest
    @MethodSource("ambiguousFailures")
    void effectUnknown_linesAreStoredOnce(Fault fault) throws Exception {
        faults.when(CREATE).times(3).then(fault);
        faults.when(post("/logs/filter")).times(2).then(Fault.respond(500));
        LogWriter writer = writer(options -> options);
        List<String> messages = write(writer, 250);
        flush(writer);
        assertThat(stored()).isEqualTo(messages);
        assertThat(writer.written()).isEqualTo(250);
        assertThat(losses).isEmpty();
    }

    @Test
    void equalLines_areAllStored() throws Exception {
        faults.when(CREATE).once().then(Fault.loseResponse());
        LogWriter writer = writer(options -> options);
        IntStream.range(0, 5).forEach(i -> writer.write(line("same")));
        flush(writer);
        IntStream.range(0, 5).forEach(i -> writer.write(line("same")));
        flush(writer);
        assertThat(stored()).hasSize(10);
    }

    @Test
    void fullMemory_linesAreDropped_countedReported_andMentionedInTheLog() throws Exception {
        faults.when(CREATE).times(5).then(Fault.respond(429));
        LogWriter writer = writer(
                options -> options.maxLineBytes(1_000).maxBatchBytes(3_000).maxBufferedBytes(3_000));
        int accepted = 0;
        for (int i = 0; i < 100; i++) {
            accepted += writer.write(line("line " + i)) ? 1 : 0;
        }
        int lost = 100 - accepted;
        flush(writer);
        assertThat(lost).isPositive();
        assertThat(writer.dropped()).isEqualTo(lost);
        assertThat(losses).hasSize(lost).allMatch(loss -> loss.reason().equals("more than 3000 bytes waited"));
        flush(writer);
        long mentioned = stored().stream()
                .filter(message ->
                        message.endsWith(" log lines were not written to Prefect: more than 3000 bytes waited."))
                .mapToLong(message -> Long.parseLong(message.substring(0, message.indexOf(' '))))
                .sum();
        assertThat(mentioned).isEqualTo(lost);
    }

    @Test
    void invalidLine_isDroppedAlone() throws Exception {
        faults.when(CREATE.whereBodyContains("line 77\"")).then(Fault.respond(422));
        LogWriter writer = writer(options -> options);
        List<String> messages = write(writer, 250);
        flush(writer);
        flush(writer);
        assertThat(stored())
                .containsAll(messages.stream().filter(m -> !m.equals("line 77")).toList())
                .doesNotContain("line 77")
                .hasSize(250)
                .anyMatch(m -> m.startsWith(
                        "1 log lines were not written to Prefect: the server rejected them with status 422"));
        assertThat(losses)
                .singleElement()
                .satisfies(loss -> assertThat(loss.lines()).isEqualTo(1));
    }

    @Test
    void refusedRequests_areNotRepeated() throws Exception {
        faults.when(CREATE).then(Fault.respond(404));
        LogWriter writer = writer(options -> options);
        write(writer, 3);
        flush(writer);
        assertThat(creates()).isEqualTo(1);
        writer.close();
        assertThat(creates()).isEqualTo(2);
        assertThat(writer.dropped()).isEqualTo(3);
        assertThat(losses).singleElement().satisfies(loss -> {
            assertThat(loss.flowRunId()).isEqualTo(RUN);
            assertThat(loss.lines()).isEqualTo(3);
            assertThat(loss.reason()).startsWith("the server refused them with status 404");
        });
    }

    @Test
    void hookThatThrows_laterLinesAreWritten() throws Exception {
        faults.when(CREATE).once().then(Fault.respond(403));
        LogWriter writer = writer(options -> options.onLoss(loss -> {
            losses.add(loss);
            throw new StackOverflowError("of the hook");
        }));
        writer.write(line("refused"));
        flush(writer);
        writer.write(line("second"));
        flush(writer);
        assertThat(stored()).contains("second");
        writer.close();
        assertThat(writer.write(line("late"))).isFalse();
        assertThat(losses).hasSize(2);
    }

    @Test
    void supplierOfTheKeyThatFailsForAMoment_losesNoLine() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        try (Prefect client = Prefect.builder()
                .apiUrl(server.apiUrl())
                .apiKey(() -> {
                    int call = calls.incrementAndGet();
                    if (call == 2 || call == 3) {
                        throw new IllegalStateException("vault down");
                    }
                    return Secret.of("key");
                })
                .build()) {
            LogWriter writer = client.newLogWriter(LogWriterOptions.builder()
                    .onLoss(losses::add)
                    .retry(AT_ONCE)
                    .build());
            write(writer, 3);
            flush(writer);
            writer.close();
        }
        assertThat(calls).hasValueGreaterThan(3);
        assertThat(losses).isEmpty();
        assertThat(stored()).hasSize(3);
    }

    @Test
    void close_whileServerIsDown_reportsWhatIsLeft() {
        faults.when(CREATE).then(Fault.respond(429));
        LogWriter writer = writer(options -> options);
        write(writer, 3);
        writer.close(Duration.ofMillis(50));
        assertThat(writer.written()).isZero();
        assertThat(writer.dropped()).isEqualTo(3);
        assertThat(losses.stream().mapToLong(LogLoss::lines).sum()).isEqualTo(3);
        assertThat(losses).allMatch(loss -> loss.reason().startsWith("the writer was closed before they were written"));
    }

    @Test
    void close_atAnyMomentOfARequest_countsEachLineOnce() {
        faults.when(CREATE).then(Fault.respond(429));
        for (int i = 0; i < 200; i++) {
            LogWriter writer = writer(options -> options);
            write(writer, 3);
            var unused = writer.flush();
            writer.close(Duration.ofNanos(i * 20_000L));
            assertThat(writer.dropped()).as("closed after %d us", i * 20).isEqualTo(3);
        }
        assertThat(losses.stream().mapToLong(LogLoss::lines).sum()).isEqualTo(600);
    }

    @Test
    void close_afterTheRequestThatFollowsAFlush_countsItsLines() throws Exception {
        CountDownLatch flushRequested = new CountDownLatch(1);
        CountDownLatch secondBegun = new CountDownLatch(1);
        CountDownLatch closeEndsOrWaits = new CountDownLatch(1);
        AtomicBoolean hold = new AtomicBoolean();
        TimeSource time = TimeSource.system("log-writer-test");
        LongSupplier nanoTime = () -> {
            if (hold.get() && Thread.currentThread().getName().equals("log-writer-test")) {
                secondBegun.countDown();
                await(closeEndsOrWaits);
            }
            return System.nanoTime();
        };
        try (Prefect client = Prefect.builder()
                .apiUrl(server.apiUrl())
                .options(ClientOptions.builder()
                        .time(new TimeSource(time.clock(), nanoTime, time.scheduler(), time.random()))
                        .build())
                .build()) {
            LogWriter writer = new LogWriter(
                    client.logs(), time, LogWriterOptions.builder().build());
            time.scheduler().execute(() -> await(flushRequested));
            write(writer, 3);
            CompletableFuture<Void> first = writer.flush().thenRun(() -> {
                hold.set(true);
                write(writer, 3);
                var unused = writer.flush();
                await(secondBegun);
            });
            flushRequested.countDown();
            first.get(30, TimeUnit.SECONDS);
            AtomicLong counted = new AtomicLong();
            Thread closing = new Thread(() -> {
                writer.close(Duration.ZERO);
                counted.set(writer.dropped());
            });
            closing.start();
            while (closing.isAlive() && closing.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
            closeEndsOrWaits.countDown();
            closing.join();
            assertThat(counted).hasValue(3);
        }
        time.scheduler().shutdownNow();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void longestTimes_areNoError() throws Exception {
        LogWriter writer = writer(options -> options.flushInterval(ChronoUnit.FOREVER.getDuration()));
        writer.write(line("first"));
        flush(writer);
        writer.write(line("second"));
        writer.close(ChronoUnit.FOREVER.getDuration());
        assertThat(stored()).containsExactly("first", "second");
    }

    @Test
    void close_afterTheClient_doesNotWait() {
        LogWriter writer = writer(options -> options);
        write(writer, 3);
        prefect.close();
        writer.close(Duration.ofDays(1));
        assertThat(writer.dropped()).isEqualTo(3);
    }

    @Test
    void longMessage_isShortened_andNullCharactersAreRemoved() throws Exception {
        LogWriter writer = writer(options -> options.maxLineBytes(1_000));
        writer.write(line("\u00e9".repeat(2_000)));
        writer.write(line("a\0b"));
        flush(writer);
        assertThat(stored().get(0)).matches("\u00e9{300,400}\\.\\.\\. \\[truncated]");
        assertThat(stored().get(1)).isEqualTo("ab");
    }

    @Test
    void invalidOptions_areRefused() {
        assertThatThrownBy(() -> LogWriterOptions.builder().maxBatchBytes(10).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Invalid sizes of a log writer: expected 1000 <= maxLineBytes <= maxBatchBytes <="
                        + " maxBufferedBytes, but they are 1000000, 10 and 16777216");
    }
}
