/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect;

import static org.assertj.core.api.Assertions.assertThat;

import io.cplnprefect.core.call.RequestOptions;
import io.cplnprefect.prefect.flowrun.FlowRun;
import io.cplnprefect.prefect.log.LevelRange;
import io.cplnprefect.prefect.log.Log;
import io.cplnprefect.prefect.log.LogCreate;
import io.cplnprefect.prefect.log.LogFilter;
import io.cplnprefect.prefect.log.LogFollower;
import io.cplnprefect.prefect.log.LogQuery;
import io.cplnprefect.prefect.log.LogWriter;
import io.cplnprefect.prefect.log.LogWriterOptions;
import io.cplnprefect.prefect.query.In;
import io.cplnprefect.prefect.query.TimeRange;
import io.cplnprefect.prefect.state.StateProposal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Log lines. */
interface LogContract extends ContractServer {

    @Test
    default void logs_written_readInOrder() {
        FlowRun run = run();
        Instant begin = Instant.parse("2026-11-21T03:00:00.123456789Z");
        prefect()
                .logs()
                .create(IntStream.range(0, 250)
                        .mapToObj(i -> LogCreate.builder()
                                .name("prefect().flow_runs")
                                .level(i % 2 == 0 ? 20 : 40)
                                .message("line " + i)
                                .timestamp(begin.plusSeconds(i))
                                .flowRunId(run.id())
                                .build())
                        .toList())
                .with(RequestOptions.repeatable())
                .execute();
        LogFilter ofRun = LogFilter.builder().flowRunId(In.any(run.id())).build();
        List<Log> all =
                prefect().logs().filter(LogQuery.builder().logs(ofRun).build()).toList();
        assertThat(all)
                .extracting(Log::message)
                .containsExactlyElementsOf(
                        IntStream.range(0, 250).mapToObj(i -> "line " + i).toList());
        assertThat(prefect()
                        .logs()
                        .filter(LogQuery.builder()
                                .logs(LogFilter.builder()
                                        .from(ofRun)
                                        .level(LevelRange.atLeast(40))
                                        .timestamp(TimeRange.after(begin.plusSeconds(200)))
                                        .build())
                                .build()))
                .hasSize(25);
    }

    private LogCreate line(FlowRun run, Instant time, String message) {
        return LogCreate.builder()
                .name("prefect.flow_runs")
                .level(20)
                .message(message)
                .timestamp(time)
                .flowRunId(run.id())
                .build();
    }

    @Test
    default void logWriter_linesOfEqualTimes_areReadOnceEach() {
        FlowRun run = run();
        Instant begin = Instant.parse("2026-11-21T03:00:00.123456Z");
        List<String> messages =
                IntStream.range(0, 900).mapToObj(i -> "line " + i).toList();
        try (LogWriter writer = prefect().newLogWriter(LogWriterOptions.DEFAULT)) {
            for (int i = 0; i < messages.size(); i++) {
                // 450 lines of the first time, then 3 of each further one.
                writer.write(line(run, begin.plusMillis(Math.max(0, i - 450) / 3), messages.get(i)));
            }
        }
        List<Log> lines = prefect().logs().ofFlowRun(run.id()).toList();
        assertThat(lines).extracting(Log::message).containsExactlyInAnyOrderElementsOf(messages);
        assertThat(lines).extracting(Log::timestamp).isSorted();
    }

    @Test
    default void logFollower_ofRun_returnsEachLineOnce_untilTheRunHasEnded() {
        FlowRun run = run();
        LogFollower follower = new LogFollower(
                run.id(),
                prefect().logs(),
                () -> prefect().flowRuns().read(run.id()).map(FlowRun::terminal),
                Duration.ZERO,
                prefect().connection().time());
        Instant begin = Instant.parse("2026-11-21T03:00:00Z");
        List<String> read = new ArrayList<>();
        assertThat(follower.poll()).isEmpty();
        for (int round = 0; round < 3; round++) {
            prefect()
                    .logs()
                    .create(List.of(
                            line(run, begin.plusSeconds(round * 10L), "now " + round),
                            line(run, begin.plusSeconds(round * 10L - 15), "late " + round)))
                    .execute();
            follower.poll().forEach(line -> read.add(line.message()));
        }
        assertThat(follower.isComplete()).isFalse();
        prefect()
                .flowRuns()
                .setState(run.id(), StateProposal.completed(null).forced())
                .execute();
        prefect()
                .logs()
                .create(List.of(line(run, begin.plusSeconds(40), "last")))
                .execute();
        follower.poll().forEach(line -> read.add(line.message()));
        assertThat(follower.isComplete()).isTrue();
        assertThat(read).containsExactly("late 0", "now 0", "late 1", "now 1", "late 2", "now 2", "last");
    }
}
