/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.cplnprefect.bridge.fixture.TwoServers;
import io.cplnprefect.bridge.sync.SyncReport;
import io.cplnprefect.testkit.job.JobScript;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several workers of one work pool. */
class SharingTest {

    private final TwoServers servers = TwoServers.start();

    @AfterEach
    void close() {
        servers.close();
    }

    @Test
    void workers_thatAreOnline_divideTheRunsOfAWorkerThatIsNot() {
        servers.flowTime(Duration.ofHours(1));
        Worker first = Workers.worker(servers, WorkerListener.NONE);
        UUID deployment = servers.deployment("nightly", Map.of());
        Set<UUID> runs = new HashSet<>();
        for (int i = 0; i < 30; i++) {
            runs.add(servers.run(deployment));
        }
        first.pollOnce();
        first.close();
        servers.time().advance(Duration.ofSeconds(1));
        List<Worker> others = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Worker worker = Workers.worker(servers, WorkerListener.NONE);
            worker.heartbeat();
            others.add(worker);
        }

        int observed = 0;
        for (Worker worker : others) {
            observed += worker.syncOnce().flowRuns();
        }

        assertThat(observed).as("each run by one worker").isEqualTo(30);
        Set<UUID> taken = new HashSet<>();
        others.forEach(worker -> {
            assertThat(worker.running()).isNotEmpty();
            taken.addAll(worker.running());
        });
        assertThat(taken).isEqualTo(runs);
    }

    @Test
    void workers_thatAllObserveOneRun_reportItsCrashOnce() {
        servers.script(job ->
                JobScript.begin().call(spec -> servers.engine(spec).start()).exit(1));
        Worker first = Workers.worker(servers, WorkerListener.NONE);
        UUID run = servers.run();
        first.pollOnce();
        servers.time().advance(Duration.ofSeconds(5));
        // Neither has sent a heartbeat, so each regards itself as the only one.
        Worker second = Workers.worker(servers, WorkerListener.NONE);
        Worker third = Workers.worker(servers, WorkerListener.NONE);
        second.syncOnce();
        third.syncOnce();

        SyncReport one = Workers.sync(servers, second);
        SyncReport two = third.syncOnce();

        assertThat(one.events()).hasSize(1);
        assertThat(two.events()).isEmpty();
        assertThat(servers.state(run)).isEqualTo("CRASHED");
    }

    @Test
    void pools_thatShareAWorkload_doNotObserveEachOthersRuns() {
        servers.flowTime(Duration.ofHours(1));
        Worker ours = Workers.worker(servers, WorkerListener.NONE);
        UUID run = servers.run();
        ours.pollOnce();
        servers.time().advance(Duration.ofSeconds(1));
        Worker others = Workers.worker(
                servers, Workers.settings(servers).workPool("others").build(), WorkerListener.NONE);

        SyncReport report = others.syncOnce();

        assertThat(report.flowRuns()).isZero();
        assertThat(others.running()).isEmpty();
        assertThat(servers.liveCommands(run)).hasSize(1);
    }
}
