/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cplnprefect.core.call.Pager;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.prefect.flow.FlowQuery;
import io.cplnprefect.prefect.flowrun.FlowRun;
import io.cplnprefect.prefect.flowrun.FlowRunQuery;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Lists by limit and offset. */
final class OffsetPagesTest {

    @RegisterExtension
    final PrefectWire wire = new PrefectWire();

    /** Responds with flow runs in the order of their ids, descending. */
    private void respondWithRuns(int from, int to) {
        wire.respond(
                200,
                IntStream.range(from, to)
                        .mapToObj(
                                i -> "{\"id\":\"%s\",\"flow_id\":\"%s\"}".formatted(new UUID(1, 1000 - i), WireCall.ID))
                        .collect(Collectors.joining(",", "[", "]")));
    }

    private List<String> bodies(int count) {
        return Stream.generate(() -> PrefectWire.body(wire.received()))
                .limit(count)
                .toList();
    }

    @Test
    void list_endsWithThePageThatIsNotFull() {
        respondWithRuns(0, 200);
        respondWithRuns(190, 203);
        try (Prefect prefect = wire.prefect()) {
            assertThat(prefect.flowRuns()
                            .filter(FlowRunQuery.builder().offset(1).build()))
                    .hasSize(203);
        }
        assertThat(bodies(2)).containsExactly("{\"limit\":200,\"offset\":1}", "{\"limit\":200,\"offset\":191}");
    }

    @Test
    void limitOfTheQuery_isTheNumberInAll_inBothCallStyles() {
        FlowRunQuery query = FlowRunQuery.builder().limit(5).build();
        respondWithRuns(0, 5);
        respondWithRuns(0, 5);
        try (Prefect prefect = wire.prefect()) {
            assertThat(prefect.flowRuns().filter(query).toList()).hasSize(5);
            assertThat(prefect.flowRuns().filter(query).toListAsync().join()).hasSize(5);
        }
        assertThat(bodies(2)).containsOnly("{\"limit\":5,\"offset\":0}");
        assertThat(wire.server().getRequestCount()).isEqualTo(2);
    }

    @Test
    void limitOfTheQuery_overSeveralPages_shortensTheLast() {
        respondWithRuns(0, 200);
        respondWithRuns(190, 250);
        try (Prefect prefect = wire.prefect()) {
            assertThat(prefect.flowRuns()
                            .filter(FlowRunQuery.builder().limit(250).offset(7).build()))
                    .hasSize(250);
        }
        assertThat(bodies(2)).containsExactly("{\"limit\":200,\"offset\":7}", "{\"limit\":60,\"offset\":197}");
        assertThat(wire.server().getRequestCount()).isEqualTo(2);
    }

    @Test
    void pages_areReadOnlyAsTheyAreConsumed() {
        respondWithRuns(0, 200);
        try (Prefect prefect = wire.prefect()) {
            Pager<FlowRun> runs =
                    prefect.flowRuns().filter(FlowRunQuery.builder().build());
            assertThat(wire.server().getRequestCount()).isZero();
            assertThat(runs.stream().limit(200)).hasSize(200);
            assertThat(wire.server().getRequestCount()).isEqualTo(1);
        }
    }

    @Test
    void numberedPages_endWithTheLastThatTheServerCounts() {
        wire.respond(200, "\"3.8.8\"");
        for (int page = 1; page <= 2; page++) {
            wire.respond(
                    200,
                    "{\"results\":[{\"id\":\"%s\",\"name\":\"a\"}],\"count\":2,\"limit\":1,\"pages\":2,\"page\":%d}"
                            .formatted(WireCall.ID, page));
        }
        try (Prefect prefect = wire.prefect()) {
            assertThat(prefect.flows()
                            .numberedPages(FlowQuery.builder().limit(1).build()))
                    .hasSize(2);
        }
        assertThat(wire.receivedLine()).isEqualTo("GET /api/admin/version");
        assertThat(bodies(2))
                .containsExactly("{\"limit\":1,\"offset\":0,\"page\":1}", "{\"limit\":1,\"offset\":0,\"page\":2}");
    }

    @Test
    void negativeLimitOrOffset_isRefused() {
        try (Prefect prefect = wire.prefect()) {
            assertThatThrownBy(() -> prefect.flowRuns()
                            .filter(FlowRunQuery.builder().limit(-1).build()))
                    .isInstanceOf(UsageException.class)
                    .hasMessage("Invalid limit -1 of a query: expected 0 or more");
            assertThatThrownBy(() -> prefect.flowRuns()
                            .filter(FlowRunQuery.builder().offset(-2).build()))
                    .isInstanceOf(UsageException.class)
                    .hasMessage("Invalid offset -2 of a query: expected 0 or more");
        }
    }
}
