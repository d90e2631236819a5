/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import static io.cplnprefect.testkit.fault.RequestPattern.get;
import static io.cplnprefect.testkit.fault.RequestPattern.post;
import static org.assertj.core.api.Assertions.assertThat;

import io.cplnprefect.bridge.fixture.TwoServers;
import io.cplnprefect.testkit.fault.Fault;
import io.cplnprefect.testkit.job.JobScript;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The cancellation of a flow run through the Prefect API, in each phase of its life. */
class CancelTest {

    private TwoServers servers = TwoServers.start();
    private final RecordingListener events = new RecordingListener();
    private Worker worker = Workers.worker(servers, events);

    @BeforeEach
    void longFlows() {
        servers.flowTime(Duration.ofHours(2));
    }

    @AfterEach
    void close() {
        servers.close();
    }

    @Test
    void run_thatIsRunning_isStoppedAfterTheCancelGrace() {
        UUID run = running();
        servers.propose(run, "CANCELLING");

        observe(5);
        assertThat(servers.liveCommands(run)).as("the flow may end by itself").hasSize(1);
        observe(15);

        assertThat(servers.liveCommands(run)).isEmpty();
        assertThat(servers.state(run)).isEqualTo("CANCELLED");
        assertThat(events.ended).singleElement().extracting(EndedRun::state).isEqualTo("CANCELLED");
    }

    @Test
    void flow_thatHandlesItsCancellation_isNotStopped() {
        UUID run = running();
        servers.propose(run, "CANCELLING");
        servers.propose(run, "CANCELLED");

        observe(3);

        assertThat(servers.liveCommands(run)).as("the grace of an ended run").hasSize(1);
    }

    @Test
    void run_thatIsCancelledAtOnce_isStoppedAfterTheStopGrace() {
        UUID run = running();
        servers.propose(run, "CANCELLED");

        observe(15);

        assertThat(servers.liveCommands(run)).isEmpty();
        assertThat(servers.state(run)).isEqualTo("CANCELLED");
    }

    @Test
    void run_whoseFlowHasNotStarted_isStoppedAtOnce() {
        servers.script(job -> JobScript.begin().sleep(Duration.ofHours(1)).exit(0));
        UUID run = running();
        servers.propose(run, "CANCELLING");

        observe(3);
        servers.time().advance(Duration.ofMinutes(2));
        observe(1);

        assertThat(servers.liveCommands(run)).isEmpty();
        assertThat(servers.state(run)).isEqualTo("CANCELLED");
    }

    @Test
    void run_whoseJobHasNoReplicaYet_isStoppedOnceItHasOne() {
        servers.close();
        servers = TwoServers.start(platform -> platform.commandStartDelay(Duration.ofSeconds(45)));
        longFlows();
        worker = Workers.worker(servers, events);
        UUID run = servers.run();
        worker.pollOnce();
        servers.propose(run, "CANCELLING");

        observe(20);

        assertThat(servers.liveCommands(run)).isEmpty();
        assertThat(servers.state(run)).isEqualTo("CANCELLED");
    }

    @Test
    void run_cancelledWhileItsWorkloadIsCreated_isCancelledAtOnceWithoutAJob() {
        UUID run = servers.run();
        servers.faults()
                .when(get("/**/deployment"))
                .once()
                .then(Fault.runBefore(() -> servers.propose(run, "CANCELLING")));

        worker.pollOnce();
        observe(1);

        assertThat(events.skipped.get(run)).contains("CANCELLING");
        assertThat(servers.commands(run)).isEmpty();
        assertThat(servers.state(run)).isEqualTo("CANCELLED");
    }

    @Test
    void run_cancelledWithAStartOfUnknownOutcome_isCancelledAfterTheMargin() {
        UUID run = servers.run();
        servers.faults().when(post("/**/-command")).once().then(Fault.loseRequest());
        worker.pollOnce();
        servers.propose(run, "CANCELLING");

        observe(5);
        assertThat(servers.state(run)).isEqualTo("CANCELLING");
        observe(4);

        assertThat(servers.state(run)).isEqualTo("CANCELLED");
    }

    @Test
    void job_thatIgnoresTheStop_keepsTheRunCancellingUntilItIsGone() {
        servers.script(job -> JobScript.begin()
                .call(spec -> servers.engine(spec).start())
                .ignoreStopFor(Duration.ofMinutes(4))
                .sleep(Duration.ofHours(1))
                .exit(0));
        UUID run = running();
        servers.propose(run, "CANCELLING");

        observe(10);
        boolean live = !servers.liveCommands(run).isEmpty();
        assertThat(servers.state(run)).isEqualTo(live ? "CANCELLING" : "CANCELLED");
        servers.time().advance(Duration.ofMinutes(6));
        observe(2);

        assertThat(servers.liveCommands(run)).isEmpty();
        assertThat(servers.state(run)).isEqualTo("CANCELLED");
    }

    private UUID running() {
        UUID run = servers.run();
        worker.pollOnce();
        servers.time().advance(Duration.ofSeconds(5));
        return run;
    }

    private void observe(int rounds) {
        for (int round = 0; round < rounds; round++) {
            Workers.observe(servers, worker);
        }
    }
}
