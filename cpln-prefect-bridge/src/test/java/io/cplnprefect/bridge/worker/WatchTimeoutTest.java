/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.cplnprefect.bridge.fixture.Fault;
import io.cplnprefect.bridge.fixture.TwoServers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A job that takes longer than its deployment lets it. */
class WatchTimeoutTest {

    private TwoServers servers = TwoServers.start();
    private final RecordingListener events = new RecordingListener();

    @AfterEach
    void close() {
        servers.close();
    }

    @Test
    void job_thatTakesTooLong_isCrashedWithTheSecondsAndStopped() {
        Worker worker = Workers.worker(servers, events);
        UUID run = started(worker);

        servers.time().advance(Duration.ofSeconds(119));
        worker.watchOnce();
        assertThat(servers.state(run)).isEqualTo("RUNNING");
        servers.time().advance(Duration.ofSeconds(1));
        worker.watchOnce();

        assertThat(servers.state(run)).isEqualTo("CRASHED");
        assertThat(servers.message(run)).contains("did not complete within 120 s");
        Workers.watch(servers, worker);
        assertThat(servers.liveCommands(run)).isEmpty();
        assertThat(events.ended).singleElement().extracting(EndedRun::state).isEqualTo("CRASHED");
        assertThat(worker.freeSlots()).isEqualTo(100);
    }

    @Test
    void job_withoutAReplicaYet_isStoppedOnceItHasOne() {
        servers.close();
        servers = TwoServers.start(platform -> platform.commandStartDelay(Duration.ofSeconds(125)));
        Worker worker = Workers.worker(servers, events);
        UUID run = started(worker);
        servers.time().advance(Duration.ofSeconds(121));
        worker.watchOnce();
        assertThat(servers.state(run)).isEqualTo("CRASHED");
        assertThat(servers.liveCommands(run)).hasSize(1);

        for (int i = 0; i < 30; i++) {
            Workers.watch(servers, worker);
        }

        assertThat(servers.liveCommands(run)).isEmpty();
        assertThat(worker.running()).isEmpty();
    }

    @Test
    void report_thatCannotBeSent_isSentInALaterRound() {
        Worker worker = Workers.worker(servers, events);
        UUID run = started(worker);
        servers.time().advance(Duration.ofSeconds(121));
        servers.serverFaults().times(5, "POST", ".*/set_state", Fault.status(503));

        assertThat(worker.watchOnce().problems()).hasSize(1);
        worker.watchOnce();

        assertThat(servers.message(run)).contains("did not complete within 120 s");
    }

    @Test
    void run_thatHasCompleted_keepsItsStateAndItsJobIsStopped() {
        Worker worker = Workers.worker(servers, events);
        UUID run = started(worker);
        servers.time().advance(Duration.ofSeconds(121));
        servers.propose(run, "COMPLETED");

        worker.watchOnce();
        Workers.watch(servers, worker);

        assertThat(servers.state(run)).isEqualTo("COMPLETED");
        assertThat(servers.liveCommands(run)).isEmpty();
    }

    private UUID started(Worker worker) {
        servers.flowTime(Duration.ofHours(1));
        UUID run = servers.run(Map.of("job_watch_timeout_seconds", 120));
        worker.pollOnce();
        servers.time().advance(Duration.ZERO);
        return run;
    }
}
