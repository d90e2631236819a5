/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Lists of flow runs in their orders, against a sort of all. */
class RunOrderTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Random random = new Random(7);
    private final List<FlowRun> runs = new ArrayList<>();

    @ParameterizedTest
    @EnumSource(RunOrder.class)
    void page_ofMergedLists_equalsThatOfASortOfAll(RunOrder order) {
        List<RunSet> parts = List.of(new RunSet(List.of()), new RunSet(List.of()), new RunSet(List.of()));
        parts.get(0).in(order);
        for (int i = 0; i < 3_000; i++) {
            FlowRun run = run();
            runs.add(run);
            parts.get(part(run)).add(run);
        }
        for (int i = 0; i < 1_000; i++) {
            FlowRun run = runs.remove(random.nextInt(runs.size()));
            parts.get(part(run)).remove(run);
        }
        Candidates candidates = new Candidates(parts);
        runs.sort(order);

        assertThat(candidates.in(order, 0)).containsExactlyElementsOf(runs);
        for (int position : new int[] {1, 2, 3, 199, 200, 1_000, 1_777, 1_999, 2_000, 5_000}) {
            assertThat(candidates.in(order, position).limit(200))
                    .as("from %s", position)
                    .containsExactlyElementsOf(
                            runs.stream().skip(position).limit(200).toList());
        }
    }

    @Test
    void run_withoutTheTime_isTheGreatest() {
        FlowRun none = run("a", null);
        FlowRun early = run("b", START);
        FlowRun late = run("c", START.plusSeconds(1));
        FlowRun alsoLate = run("d", START.plusSeconds(1));
        List<FlowRun> all = List.of(none, late, early, alsoLate);

        assertThat(new OrderedRuns(RunOrder.START_TIME_ASC, all).all()).containsExactly(early, alsoLate, late, none);
        assertThat(new OrderedRuns(RunOrder.START_TIME_DESC, all).all()).containsExactly(none, alsoLate, late, early);
    }

    @Test
    void remove_runChangedOutsideOfTheTable_isReported() {
        FlowRun run = run("a", START);
        OrderedRuns ordered = new OrderedRuns(RunOrder.START_TIME_ASC, List.of(run, run("b", START.plusSeconds(1))));
        run.startTime = START.plusSeconds(2);

        assertThatThrownBy(() -> ordered.remove(run))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The order START_TIME_ASC does not contain flow run a");
    }

    /** The lists have different lengths. */
    private static int part(FlowRun run) {
        int digit = Character.digit(run.id.charAt(0), 16);
        return digit < 12 ? 0 : digit < 15 ? 1 : 2;
    }

    private FlowRun run() {
        FlowRun run = run(new UUID(random.nextLong(), random.nextLong()).toString(), time());
        run.expectedStartTime = time();
        run.nextScheduledStartTime = time();
        run.endTime = time();
        run.name = "run-" + random.nextInt(50);
        return run;
    }

    private static FlowRun run(String id, @Nullable Instant start) {
        FlowRun run = new FlowRun(id, "flow", START);
        run.startTime = start;
        return run;
    }

    private @Nullable Instant time() {
        return random.nextInt(5) == 0 ? null : START.plusSeconds(random.nextInt(100));
    }
}
