/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import static io.cplnprefect.testkit.fault.RequestPattern.post;
import static org.assertj.core.api.Assertions.assertThat;

import io.cplnprefect.bridge.fixture.TwoServers;
import io.cplnprefect.bridge.sync.SyncEvent;
import io.cplnprefect.testkit.fault.Fault;
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
        worker.observeOnce();
        assertThat(servers.state(run)).isEqualTo("RUNNING");
        servers.time().advance(Duration.ofSeconds(1));
        worker.observeOnce();

        assertThat(servers.state(run)).isEqualTo("CRASHED");
        assertThat(servers.message(run)).contains("did not complete within 120 s");
        observe(worker);
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
        worker.observeOnce();
        assertThat(servers.state(run)).isEqualTo("CRASHED");
        assertThat(servers.liveCommands(run)).hasSize(1);

        for (int i = 0; i < 30; i++) {
            Workers.observe(servers, worker);
        }

        assertThat(servers.liveCommands(run)).isEmpty();
        assertThat(worker.running()).isEmpty();
    }

    @Test
    void report_thatCannotBeSent_isSentInALaterRound() {
        Worker worker = Workers.worker(servers, events);
        UUID run = started(worker);
        servers.time().advance(Duration.ofSeconds(121));
        servers.faults().when(post("/flow_runs/{id}/set_state")).times(5).then(Fault.respond(503));

        assertThat(worker.observeOnce().events())
                .singleElement()
                .extracting(SyncEvent::result)
                .isEqualTo(SyncEvent.Result.FAILED);
        worker.observeOnce();

        assertThat(servers.message(run)).contains("did not complete within 120 s");
    }

    @Test
    void run_thatHasCompleted_keepsItsStateAndItsJobIsStopped() {
        Worker worker = Workers.worker(servers, events);
        UUID run = started(worker);
        servers.time().advance(Duration.ofSeconds(121));
        servers.propose(run, "COMPLETED");

        observe(worker);

        assertThat(servers.state(run)).isEqualTo("COMPLETED");
        assertThat(servers.liveCommands(run)).isEmpty();
    }

    @Test
    void job_thatMayContinue_isNotStopped() {
        Worker worker = Workers.worker(
                servers, Workers.settings(servers).leaveRunningOnTimeout(true).build(), events);
        UUID run = started(worker);
        servers.time().advance(Duration.ofSeconds(121));

        observe(worker);

        assertThat(servers.state(run)).isEqualTo("CRASHED");
        assertThat(servers.liveCommands(run)).hasSize(1);
    }

    private void observe(Worker worker) {
        for (int round = 0; round < 5; round++) {
            Workers.observe(servers, worker);
        }
    }

    private UUID started(Worker worker) {
        servers.flowTime(Duration.ofHours(1));
        UUID run = servers.run(Map.of("job_watch_timeout_seconds", 120));
        worker.pollOnce();
        servers.time().advance(Duration.ZERO);
        return run;
    }
}
