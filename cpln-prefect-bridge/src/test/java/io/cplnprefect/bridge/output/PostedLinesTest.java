/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.log.LogCreate;
import io.cplnprefect.testkit.prefect.PrefectEmulator;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The lines that a flow run has already. */
class PostedLinesTest {

    private static final Instant BEGIN = Instant.parse("2026-11-21T10:00:00Z");
    private static final String LOGGER = "cpln.job.c";

    private final PrefectEmulator server = PrefectEmulator.builder().start();
    private final Prefect prefect = Prefect.builder().apiUrl(server.apiUrl()).build();
    private final UUID run = UUID.randomUUID();

    @AfterEach
    void close() {
        prefect.close();
        server.close();
    }

    private void post(String logger, int from, int to, long microsApart) {
        List<LogCreate> lines = new ArrayList<>();
        for (int i = from; i < to; i++) {
            lines.add(LogCreate.builder()
                    .name(logger)
                    .level(20)
                    .message("line " + i)
                    .timestamp(time(i, microsApart))
                    .flowRunId(run)
                    .build());
            if (lines.size() == 1_000 || i == to - 1) {
                prefect.logs().create(lines).execute();
                lines.clear();
            }
        }
    }

    private static Instant time(int line, long microsApart) {
        return BEGIN.plus(line * microsApart, ChronoUnit.MICROS);
    }

    @Test
    void linesThatAreThere_areFoundOnceEach() {
        post(LOGGER, 0, 300, 1_000);
        PostedLines posted = PostedLines.read(prefect, run, LOGGER);

        assertThat(posted.remove(time(299, 1_000), "line 299")).isTrue();
        assertThat(posted.remove(time(299, 1_000), "line 299"))
                .as("an equal line")
                .isFalse();
        assertThat(posted.remove(time(300, 1_000), "line 300")).isFalse();
    }

    @Test
    void linesOfOthers_areNotTakenForThoseOfTheJob() {
        post("prefect.flow_runs", 0, 10, 1_000);

        assertThat(PostedLines.read(prefect, run, LOGGER).remove(time(3, 1_000), "line 3"))
                .isFalse();
    }

    @Test
    void linesLongBeforeTheNewestOne_areTakenForWritten_withoutBeingRead() {
        post(LOGGER, 0, 1_000, 1_000_000);
        int before = server.requests().size();
        PostedLines posted = PostedLines.read(prefect, run, LOGGER);

        assertThat(server.requests().size() - before).isLessThan(3);
        assertThat(posted.remove(time(5, 1_000_000), "line 5")).isTrue();
        assertThat(posted.remove(time(999, 1_000_000), "another line")).isFalse();
    }

    @Test
    void linesBeforeTheMostThatAreRead_areTakenForWritten() {
        post(LOGGER, 0, 20_100, 10);
        PostedLines posted = PostedLines.read(prefect, run, LOGGER);

        assertThat(posted.remove(time(20_099, 10), "line 20099")).isTrue();
        assertThat(posted.remove(time(7, 10), "line 7")).isTrue();
    }
}
