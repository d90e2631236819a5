/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.sync.world;

import static io.cplnprefect.bridge.sync.world.Fault.CANCEL;
import static io.cplnprefect.bridge.sync.world.Fault.JOB_DEATH;
import static io.cplnprefect.bridge.sync.world.Fault.LIST_STALE;
import static io.cplnprefect.bridge.sync.world.Fault.START_LOST;
import static io.cplnprefect.bridge.sync.world.Fault.START_REFUSED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Small worlds, explored completely. */
class WorldTest {

    static Stream<Limits> worlds() {
        return Stream.of(
                Limits.of("no fault"),
                Limits.of("no fault, server 2.20").on(Server.PREFECT_2),
                Limits.of("start lost").with(START_LOST, 1),
                Limits.of("start lost, stale list").with(START_LOST, 1).with(LIST_STALE, 1),
                Limits.of("start refused").with(START_REFUSED, 1),
                Limits.of("cancel").with(CANCEL, 1),
                Limits.of("cancel, start lost").with(CANCEL, 1).with(START_LOST, 1),
                Limits.of("job death").with(JOB_DEATH, 1));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("worlds")
    void explore_aSmallWorld_executesTheRunOnceAndAlwaysEndsIt(Limits limits) {
        Exploration.Result result = new Exploration(limits, 1_000_000).run();

        System.out.println(result.summary());
        assertThat(result.problem()).as(result.history()).isNull();
        assertThat(result.complete()).isTrue();
    }
}
