/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import static io.cplnprefect.testkit.fault.RequestPattern.get;
import static io.cplnprefect.testkit.fault.RequestPattern.post;
import static org.assertj.core.api.Assertions.assertThat;

import io.cplnprefect.bridge.fixture.TwoServers;
import io.cplnprefect.testkit.fault.Fault;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Of several workers one gets a flow run, and it knows whether it is the one. */
class ClaimTest {

    private static final String SET_STATE = "/flow_runs/{id}/set_state";

    private TwoServers servers = TwoServers.start();
    private final RecordingListener events = new RecordingListener();

    @AfterEach
    void close() {
        servers.close();
    }

    @ParameterizedTest
    @EnumSource(PrefectRelease.class)
    void run_thatIsDue_isClaimedStartedAndCompleted(PrefectRelease release) {
        servers.close();
        servers = TwoServers.start(release);
        Worker worker = Workers.worker(servers, events);
        UUID run = servers.run();

        assertThat(worker.pollOnce().submitted()).containsExactly(run);

        assertThat(events.claimed).containsExactly(run);
        assertThat(events.started).containsOnlyKeys(run);
        assertThat(servers.state(run)).isEqualTo("PENDING");
        assertThat(servers.message(run)).matches("Claimed by worker 'one \\(java [0-9a-f]{8}\\)'");
        servers.time().advance(Duration.ofMinutes(6));
        worker.observeOnce();
        assertThat(events.ended).singleElement().extracting(EndedRun::state).isEqualTo("COMPLETED");
        assertThat(worker.freeSlots()).isEqualTo(100);
    }

    @Test
    void anotherWorker_thatIsFaster_keepsTheRun() {
        Worker worker = Workers.worker(servers, events);
        UUID run = servers.run();
        servers.faults().when(post(SET_STATE)).once().then(Fault.runBefore(() -> servers.propose(run, "PENDING")));

        worker.pollOnce();

        assertThat(events.skipped).containsOnlyKeys(run);
        assertThat(events.skipped.get(run)).contains("ABORT").contains("cannot transition to a PENDING state");
        assertThat(worker.freeSlots()).isEqualTo(100);
        assertThat(servers.commands(run)).isEmpty();
        assertThat(servers.state(run)).isEqualTo("PENDING");
    }

    @Test
    void response_lostAfterTheEffect_isRecognisedByTransitionId() {
        Worker worker = Workers.worker(servers, events);
        UUID run = servers.run();
        servers.faults().when(post(SET_STATE)).once().then(Fault.loseResponse());

        worker.pollOnce();

        assertThat(events.started).containsOnlyKeys(run);
    }

    @Test
    void responses_lostAfterTheEffectEveryTime_areReadBack() {
        Worker worker = Workers.worker(servers, events);
        UUID run = servers.run();
        servers.faults().when(post(SET_STATE)).times(5).then(Fault.loseResponse());

        worker.pollOnce();

        assertThat(events.started).containsOnlyKeys(run);
    }

    @Test
    void request_lostBeforeTheEffect_leavesTheRunForTheNextPoll() {
        Worker worker = Workers.worker(servers, events);
        UUID run = servers.run();
        servers.faults().when(post(SET_STATE)).once().then(Fault.loseRequest());

        worker.pollOnce();

        assertThat(events.skipped.get(run)).contains("a request whose response was lost");
        assertThat(servers.state(run)).isEqualTo("SCHEDULED");
        assertThat(worker.freeSlots()).isEqualTo(100);
        worker.pollOnce();
        assertThat(events.started).containsOnlyKeys(run);
    }

    @Test
    void claim_thatIsAppliedAfterItsResponseWasGivenUp_isContinuedByAnObservation() {
        Worker worker = Workers.worker(servers, events);
        UUID run = servers.run();
        servers.faults().when(post(SET_STATE)).once().then(Fault.applyLate(Duration.ofMinutes(1)));
        worker.pollOnce();
        assertThat(servers.state(run)).isEqualTo("SCHEDULED");
        servers.time().advance(Duration.ofMinutes(1));
        assertThat(servers.state(run)).isEqualTo("PENDING");

        Workers.observe(servers, worker);

        assertThat(events.started).containsOnlyKeys(run);
        assertThat(servers.commands(run)).hasSize(1);
    }

    @Test
    void run_deletedBeforeTheClaim_isSkipped() {
        Worker worker = Workers.worker(servers, events);
        UUID run = servers.run();
        servers.faults().when(post(SET_STATE)).once().then(Fault.runBefore(() -> servers.delete(run)));

        worker.pollOnce();

        assertThat(events.skipped).containsEntry(run, "it was deleted");
        assertThat(worker.freeSlots()).isEqualTo(100);
    }

    @Test
    void run_cancelledBeforeTheClaim_isSkipped() {
        Worker worker = Workers.worker(servers, events);
        UUID run = servers.run();
        servers.faults().when(post(SET_STATE)).once().then(Fault.runBefore(() -> servers.propose(run, "CANCELLED")));

        worker.pollOnce();

        assertThat(events.skipped).containsOnlyKeys(run);
        assertThat(servers.state(run)).isEqualTo("CANCELLED");
        assertThat(servers.commands(run)).isEmpty();
    }

    @Test
    void run_cancelledWhileItsWorkloadIsMade_getsNoJob() {
        Worker worker = Workers.worker(servers, events);
        UUID run = servers.run();
        servers.faults()
                .when(get("/**/deployment"))
                .once()
                .then(Fault.runBefore(() -> servers.propose(run, "CANCELLED")));

        worker.pollOnce();

        assertThat(events.skipped.get(run)).contains("CANCELLED").contains("no job was started");
        assertThat(servers.commands(run)).isEmpty();
        assertThat(servers.state(run)).isEqualTo("CANCELLED");
        assertThat(worker.freeSlots()).isEqualTo(100);
    }

    @Test
    void run_deletedWhileItsWorkloadIsMade_getsNoJob() {
        Worker worker = Workers.worker(servers, events);
        UUID run = servers.run();
        servers.faults().when(get("/**/deployment")).once().then(Fault.runBefore(() -> servers.delete(run)));

        worker.pollOnce();

        assertThat(events.skipped.get(run)).contains("deleted");
        assertThat(servers.commands(run)).isEmpty();
    }
}
