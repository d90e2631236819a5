/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.sync.world;

import static io.cplnprefect.bridge.sync.world.Fault.CANCEL;
import static io.cplnprefect.bridge.sync.world.Fault.COMMAND_REMOVED;
import static io.cplnprefect.bridge.sync.world.Fault.JOB_DEATH;
import static io.cplnprefect.bridge.sync.world.Fault.LIST_STALE;
import static io.cplnprefect.bridge.sync.world.Fault.PROPOSAL_LOST;
import static io.cplnprefect.bridge.sync.world.Fault.RESCHEDULE;
import static io.cplnprefect.bridge.sync.world.Fault.RETRY;
import static io.cplnprefect.bridge.sync.world.Fault.START_IMPOSSIBLE;
import static io.cplnprefect.bridge.sync.world.Fault.START_LATE;
import static io.cplnprefect.bridge.sync.world.Fault.START_LOST;
import static io.cplnprefect.bridge.sync.world.Fault.START_REFUSED;
import static io.cplnprefect.bridge.sync.world.Fault.WORKER_DEATH;
import static io.cplnprefect.bridge.sync.world.Fault.WORKER_SUSPENSION;
import static io.cplnprefect.bridge.sync.world.Workers.ALONE;
import static io.cplnprefect.bridge.sync.world.Workers.DIVIDED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Worlds with several faults, explored breadth first up to a number of worlds. {@code -Dworld=large} explores thirty times as many,
 * and needs a heap of 4 GB.
 */
class WorldIT {

    private static final int MAX_WORLDS = "large".equals(System.getProperty("world")) ? 3_000_000 : 100_000;

    static Stream<Limits> worlds() {
        return Stream.of(
                world("start lost, stale list", START_LOST, LIST_STALE),
                world("cancel, start lost", CANCEL, START_LOST),
                world("proposal lost", PROPOSAL_LOST),
                world("proposal lost, server 2.20", PROPOSAL_LOST).on(Server.PREFECT_2),
                world("worker death", WORKER_DEATH),
                world("two deaths", START_LOST).with(WORKER_DEATH, 2).by(ALONE),
                world("death, proposal lost", PROPOSAL_LOST, WORKER_DEATH).by(DIVIDED),
                world("death, start lost, stale list", START_LOST, WORKER_DEATH, LIST_STALE)
                        .by(DIVIDED),
                world("suspension", WORKER_SUSPENSION).by(DIVIDED).withEachRequest(),
                world("suspension, cancel", WORKER_SUSPENSION, CANCEL).by(ALONE).withEachRequest(),
                world("late start", START_LOST, START_LATE).by(DIVIDED),
                world("late start, job death", START_LOST, START_LATE, JOB_DEATH)
                        .by(ALONE),
                world("start refused, proposal lost", START_REFUSED, PROPOSAL_LOST)
                        .by(DIVIDED),
                world("start impossible, proposal lost", START_IMPOSSIBLE, PROPOSAL_LOST)
                        .by(ALONE),
                world("command removed", COMMAND_REMOVED, PROPOSAL_LOST).by(ALONE),
                world("cancel, proposal lost", CANCEL, PROPOSAL_LOST).by(DIVIDED),
                world("cancel, death", CANCEL, WORKER_DEATH).by(DIVIDED),
                world("retry, proposal lost", RETRY, PROPOSAL_LOST).by(ALONE),
                world("retry, death", RETRY, WORKER_DEATH).by(DIVIDED),
                world("retry, cancel", RETRY, CANCEL).by(DIVIDED),
                world("reschedule", RESCHEDULE),
                world("reschedule, cancel", RESCHEDULE, CANCEL).by(DIVIDED));
    }

    private static Limits world(String name, Fault... faults) {
        Limits limits = Limits.of(name);
        for (Fault fault : faults) {
            limits = limits.with(fault, 1);
        }
        return limits;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("worlds")
    void explore_aWorldWithFaults_executesTheRunOnceAndAlwaysEndsIt(Limits limits) {
        Exploration.Result result = new Exploration(limits, MAX_WORLDS).run();

        System.out.println(result.summary());
        assertThat(result.problem()).as(result.history()).isNull();
    }
}
