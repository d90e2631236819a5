/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.cplnprefect.bridge.Bridge;
import io.cplnprefect.bridge.fixture.TwoServers;
import io.cplnprefect.bridge.worker.Worker;
import io.cplnprefect.bridge.worker.WorkerListener;
import io.cplnprefect.bridge.worker.WorkerSettings;
import io.cplnprefect.core.time.TimeSource;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An observation without a worker, in a process whose clock is wrong. */
class SyncClockTest {

    private static final String AGENT = "agent-of-the-test";

    private final TwoServers servers = TwoServers.start();

    @AfterEach
    void close() {
        servers.close();
    }

    @Test
    void jobOfAnEndedRun_isStoppedAfterTheGrace_thoughTheLocalClockIsFiveMinutesBehind() {
        servers.flowTime(Duration.ofHours(1));
        UUID run = started();
        Sync sync = withClockOff(Duration.ofMinutes(-5)).sync(SyncScope.agent(AGENT));
        sync.runOnce();
        servers.propose(run, "COMPLETED");

        for (int round = 0; round < 12; round++) {
            servers.time().advance(Duration.ofSeconds(10));
            sync.runOnce();
        }

        assertThat(servers.liveCommands(run)).isEmpty();
    }

    @Test
    void jobOfARunThatHasJustEnded_isNotStopped_thoughTheLocalClockIsFiveMinutesAhead() {
        servers.flowTime(Duration.ofHours(1));
        UUID run = started();
        Sync sync = withClockOff(Duration.ofMinutes(5)).sync(SyncScope.agent(AGENT));
        sync.runOnce();
        servers.propose(run, "COMPLETED");

        for (int round = 0; round < 3; round++) {
            servers.time().advance(Duration.ofSeconds(10));
            sync.runOnce();
        }

        assertThat(servers.liveCommands(run)).hasSize(1);
    }

    private UUID started() {
        WorkerSettings settings = WorkerSettings.builder()
                .workerChannel(false)
                .workPool(TwoServers.POOL)
                .gvc(TwoServers.GVC)
                .agent(AGENT)
                .jobApiUrl(servers.server().apiUrl())
                .streamLogs(false)
                .build();
        try (Worker worker = Worker.create(
                servers.prefect(),
                servers.platformClients(),
                settings,
                WorkerListener.NONE,
                Runnable::run,
                Runnable::run)) {
            UUID run = servers.run();
            worker.pollOnce();
            servers.time().advance(Duration.ofSeconds(5));
            assertThat(servers.liveCommands(run)).hasSize(1);
            return run;
        }
    }

    private Bridge withClockOff(Duration offset) {
        TimeSource time = servers.waitingTime();
        TimeSource wrong =
                new TimeSource(Clock.offset(time.clock(), offset), time.nanoTime(), time.scheduler(), time.random());
        return Bridge.between(servers.prefect(wrong), servers.controlPlane(wrong));
    }
}
