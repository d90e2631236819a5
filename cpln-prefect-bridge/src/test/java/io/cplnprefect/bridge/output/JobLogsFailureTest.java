/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.output;

import static io.cplnprefect.bridge.output.LogPlatform.LOCATION;
import static io.cplnprefect.bridge.output.LogPlatform.RANGE;
import static io.cplnprefect.bridge.output.LogPlatform.TAIL;
import static io.cplnprefect.bridge.output.LogPlatform.job;
import static io.cplnprefect.testkit.fault.RequestPattern.get;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.cplnprefect.bridge.pid.InfrastructurePid;
import io.cplnprefect.testkit.fault.Fault;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The logs service fails, and no line is lost. */
class JobLogsFailureTest {

    private final LogPlatform platform = new LogPlatform(builder -> builder.tailSession(Duration.ofMinutes(30)));
    private final JobLogs logs = platform.logs();
    private final Logger logger = (Logger) LoggerFactory.getLogger(JobLogs.class);
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private final InfrastructurePid job = job("etl");
    private final Lines lines = new Lines();

    @BeforeEach
    void listen() {
        logged.start();
        logger.addAppender(logged);
    }

    @AfterEach
    void close() {
        logger.detachAppender(logged);
        logs.close();
        platform.close();
    }

    @Test
    void server_thatClosesAtOnce_isConnectedWithGrowingWaits() {
        platform.faults.when(get(TAIL)).then(Fault.closeSocket(0));
        follow();
        platform.await(() -> warnings().size() == 1);
        assertThat(platform.requests(TAIL)).hasSize(1);

        AtomicInteger polls = new AtomicInteger();
        platform.awaitAdvancing(() -> polls.incrementAndGet() > 300);

        // Half a minute has passed: waits of 1, 2, 4, 8 and 16 seconds, each reduced by up to half.
        assertThat(platform.requests(TAIL)).hasSizeBetween(3, 8);
        assertThat(warnings()).hasSize(1);
    }

    @Test
    void session_thatEndsAfterHalfAnHour_isNoFailure() {
        follow();
        platform.awaitTails(1);
        write("line 0");
        platform.await(() -> lines.received.size() == 1);

        platform.time.advance(Duration.ofMinutes(30));
        platform.await(() -> platform.emulator.openTailSessions() == 0);
        write("line 1");
        platform.awaitAdvancing(() -> lines.received.size() == 2);

        assertThat(lines.texts()).containsExactly("line 0", "line 1");
        assertThat(warnings()).isEmpty();
    }

    @Test
    void token_thatMayNotReadLogs_isReportedOnceUntilALaterJob() {
        platform.faults.when(get("/**/loki/**")).then(Fault.respond(403));
        InfrastructurePid other = job("load");
        Lines otherLines = new Lines();
        follow();
        logs.follow(other, LOCATION, platform.now(), otherLines);
        platform.await(() -> !warnings().isEmpty());
        platform.time.advance(Duration.ofMinutes(10));
        CountDownLatch ended = new CountDownLatch(1);
        logs.finish(other, ended::countDown);
        platform.await(() -> ended.getCount() == 0);
        write("line 0");

        assertThat(warnings())
                .singleElement()
                .satisfies(warning ->
                        assertThat(warning.getFormattedMessage()).contains("org acme", "readLogs", "service account"));

        platform.faults.clear();
        logs.follow(job("load"), LOCATION, platform.now(), line -> {});
        platform.awaitAdvancing(() -> lines.received.size() == 1);
        platform.awaitTails(2);
    }

    @Test
    void range_thatFails_isReadAgain() {
        write("line 0");
        platform.faults.when(get(RANGE)).times(3).then(Fault.respond(503));
        follow();
        platform.awaitTails(1);
        write("line 1");

        platform.awaitAdvancing(() -> lines.received.size() == 2);

        assertThat(lines.texts()).containsExactly("line 0", "line 1");
    }

    @Test
    void tail_thatCannotBeOpened_isReplacedByRanges() {
        platform.faults.when(get(TAIL)).then(Fault.respond(503));
        follow();
        write("line 0");
        platform.awaitAdvancing(() -> lines.received.size() == 1);
        write("line 1");

        platform.awaitAdvancing(() -> lines.received.size() == 2);

        assertThat(lines.texts()).containsExactly("line 0", "line 1");
    }

    @Test
    void lines_thatTheServiceDropped_areReadFromTheLog() {
        platform.faults.when(get(TAIL)).then(Fault.dropEntries(1));
        follow();
        platform.awaitTails(1);
        write("dropped");

        platform.await(() -> lines.received.size() == 1);

        assertThat(lines.texts()).containsExactly("dropped");
    }

    @Test
    void job_olderThanTheLongestRange_receivesItsNewestLines() {
        write("line 0");

        logs.follow(job, LOCATION, platform.now().minus(Duration.ofDays(40)), lines);

        platform.await(() -> lines.received.size() == 1);
        assertThat(platform.requests(RANGE)).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void burst_longerThanTheStartOfATail_isDeliveredWhole() {
        follow();
        platform.awaitTails(1);
        write("line 0");
        platform.await(() -> lines.received.size() == 1);
        platform.emulator.cutTailSessions();
        for (int i = 1; i < 3000; i++) {
            write("line " + i);
        }

        platform.awaitAdvancing(() -> lines.received.size() == 3000);

        assertThat(lines.texts())
                .isEqualTo(IntStream.range(0, 3000).mapToObj(i -> "line " + i).toList());
    }

    private void follow() {
        logs.follow(job, LOCATION, platform.now(), lines);
    }

    private void write(String line) {
        platform.write(job, line);
    }

    private List<ILoggingEvent> warnings() {
        return List.copyOf(logged.list).stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                .toList();
    }
}
