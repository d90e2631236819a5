/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect;

import static org.assertj.core.api.Assertions.assertThat;

import io.cplnprefect.core.call.RequestOptions;
import io.cplnprefect.prefect.flowrun.FlowRun;
import io.cplnprefect.prefect.log.LevelRange;
import io.cplnprefect.prefect.log.Log;
import io.cplnprefect.prefect.log.LogCreate;
import io.cplnprefect.prefect.log.LogFilter;
import io.cplnprefect.prefect.log.LogQuery;
import io.cplnprefect.prefect.query.In;
import io.cplnprefect.prefect.query.TimeRange;
import java.time.Instant;
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
}
