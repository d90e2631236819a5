/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.constraints.UniqueElements;
import org.junit.jupiter.api.Test;

class RunShareTest {

    @Property
    void contains_forTheWorkersOfAPool_isTrueForOneOfThem(
            @ForAll @Size(min = 1, max = 8) @UniqueElements List<@AlphaChars @StringLength(max = 9) String> workers,
            @ForAll long high,
            @ForAll long low) {
        UUID flowRunId = new UUID(high, low);

        assertThat(workers.stream().filter(worker -> new RunShare(workers, worker).contains(flowRunId)))
                .hasSize(1);
    }

    @Property
    void contains_afterAWorkerEnded_movesOnlyItsFlowRuns(
            @ForAll @Size(min = 2, max = 8) @UniqueElements List<@AlphaChars @StringLength(max = 9) String> workers,
            @ForAll long high,
            @ForAll long low) {
        UUID flowRunId = new UUID(high, low);
        List<String> remaining = workers.subList(1, workers.size());

        for (String worker : remaining) {
            if (new RunShare(workers, worker).contains(flowRunId)) {
                assertThat(new RunShare(remaining, worker).contains(flowRunId)).isTrue();
            }
        }
    }

    @Test
    void contains_ofThreeWorkers_dividesTheFlowRunsEvenly() {
        List<String> workers = List.of("etl (java 00000001)", "etl (java 00000002)", "etl (java 00000003)");
        Random random = new Random(1);
        List<UUID> ids =
                random.longs(6000).mapToObj(low -> new UUID(low >>> 4, low)).toList();

        for (String worker : workers) {
            RunShare share = new RunShare(workers, worker);
            assertThat(ids.stream().filter(share::contains).count()).isBetween(1800L, 2200L);
        }
    }

    @Test
    void contains_beforeTheOwnHeartbeatIsListed_includesAShare() {
        RunShare share = new RunShare(List.of("other"), "own");
        Random random = new Random(1);

        assertThat(random.longs(200).mapToObj(low -> new UUID(low, low)).anyMatch(share::contains))
                .isTrue();
    }
}
