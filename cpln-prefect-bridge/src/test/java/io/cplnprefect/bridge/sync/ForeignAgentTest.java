/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.cplnprefect.bridge.Bridge;
import io.cplnprefect.bridge.fixture.TwoServers;
import io.cplnprefect.bridge.pid.InfrastructurePid;
import io.cplnprefect.bridge.worker.WorkerListener;
import io.cplnprefect.bridge.worker.WorkerSettings;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Flow runs and jobs of another agent, such as Control Plane's Python worker, and observation without a worker. */
class ForeignAgentTest {

    private static final String WORKLOAD = "/org/acme/gvc/prefect/workload/python";
    private static final String AGENT = "python-agent";
    private static final String WITHOUT_COMMAND = "acme:prefect:python";
    private static final InfrastructurePid PID = new InfrastructurePid("acme", "prefect", "python", "c1");

    private final TwoServers servers = TwoServers.start();
    private final Bridge bridge = Bridge.between(servers.prefect(), servers.controlPlane());

    @BeforeEach
    void createPool() {
        bridge.worker(
                        WorkerSettings.builder()
                                .workerChannel(false)
                                .workPool(TwoServers.POOL)
                                .jobApiUrl(servers.server().apiUrl())
                                .build(),
                        WorkerListener.NONE)
                .close();
    }

    @AfterEach
    void close() {
        bridge.close();
        servers.close();
    }

    @Test
    void failedJob_isLeftToItsAgentByDefault() {
        UUID run = running("failed");

        rounds(bridge.sync(SyncScope.workPool(TwoServers.POOL)), 3);

        assertThat(servers.state(run)).isEqualTo("RUNNING");
    }

    @Test
    void failedJob_thatIsAdopted_isReported() {
        UUID run = running("failed");

        rounds(bridge.sync(SyncScope.workPool(TwoServers.POOL), adopting()), 3);

        assertThat(servers.state(run)).isEqualTo("CRASHED");
    }

    @Test
    void liveJob_ofAnEndedRun_isStoppedOnlyIfItIsAdopted() {
        UUID run = running("running");
        servers.propose(run, "COMPLETED");
        servers.time().advance(Duration.ofMinutes(2));

        SyncReport left = rounds(bridge.sync(SyncScope.workPool(TwoServers.POOL)), 3);
        SyncReport adopted = rounds(bridge.sync(SyncScope.workPool(TwoServers.POOL), adopting()), 3);

        assertThat(left.events()).isEmpty();
        assertThat(adopted.events())
                .singleElement()
                .extracting(SyncEvent::action)
                .isInstanceOf(SyncAction.Stop.class);
    }

    @Test
    void runsOfAnAgent_areObservedByItsTag() {
        UUID run = running("running");
        Sync sync = bridge.sync(SyncScope.agent(AGENT), adopting());
        assertThat(sync.runOnce().flowRuns()).isEqualTo(1);
        command(run, "failed");

        rounds(sync, 3);

        assertThat(servers.state(run)).isEqualTo("CRASHED");
    }

    @Test
    void runsOfPids_areObserved_andOtherOrganizationsAreAProblem() {
        UUID run = running("failed");
        Sync sync = bridge.sync(
                SyncScope.pids(Set.of(PID, new InfrastructurePid("other", "prefect", "python", "c1"))), adopting());

        SyncReport first = sync.runOnce();
        rounds(sync, 3);

        assertThat(first.problems())
                .singleElement()
                .asString()
                .contains("other:prefect:python:c1")
                .contains("acme");
        assertThat(servers.state(run)).isEqualTo("CRASHED");
    }

    @Test
    void jobOfAWorkloadOfItsOwn_isLeftToItsAgentByDefault() {
        UUID run = runningInItsOwnWorkload("failed");

        rounds(bridge.sync(SyncScope.workPool(TwoServers.POOL)), 3);

        assertThat(servers.state(run)).isEqualTo("RUNNING");
    }

    @Test
    void jobOfAWorkloadOfItsOwn_thatIsAdopted_keepsItsPidAndIsReported() {
        UUID run = runningInItsOwnWorkload("running");
        Sync sync = bridge.sync(SyncScope.workPool(TwoServers.POOL), adopting());
        rounds(sync, 2);
        assertThat(servers.pid(run)).isEqualTo(WITHOUT_COMMAND);

        untaggedCommand("failed");
        rounds(sync, 3);

        assertThat(servers.state(run)).isEqualTo("CRASHED");
        assertThat(servers.pid(run)).isEqualTo(WITHOUT_COMMAND);
    }

    @Test
    void jobOfAWorkloadOfItsOwn_ofACancelledRun_isStoppedIfItIsAdopted() {
        UUID run = runningInItsOwnWorkload("running");
        servers.propose(run, "CANCELLING");
        servers.time().advance(Duration.ofMinutes(2));

        SyncReport report =
                bridge.sync(SyncScope.workPool(TwoServers.POOL), adopting()).runOnce();

        assertThat(report.problems()).isEmpty();
        assertThat(report.events())
                .singleElement()
                .extracting(SyncEvent::action)
                .isInstanceOf(SyncAction.Stop.class);
    }

    @Test
    void workloadOfAnotherRun_isNotAdopted() {
        UUID other = runningInItsOwnWorkload("failed");
        UUID run = servers.run();
        servers.propose(run, "PENDING");
        servers.change(run, Map.of("infrastructure_pid", WITHOUT_COMMAND));
        servers.propose(run, "RUNNING");

        rounds(bridge.sync(SyncScope.workPool(TwoServers.POOL), adopting()), 3);

        assertThat(servers.state(other)).isEqualTo("CRASHED");
        assertThat(servers.state(run)).isEqualTo("RUNNING");
    }

    /** A workload for one flow run, whose command has no tags, as Control Plane's Python worker creates it. */
    private UUID runningInItsOwnWorkload(String stage) {
        UUID run = servers.run();
        servers.propose(run, "PENDING");
        servers.platform()
                .put(
                        WORKLOAD,
                        TwoServers.json("{'name': 'python', 'tags': {'prefect.io/flow-run-id': '" + run
                                + "'}, 'spec': {'type': 'cron', 'containers': []}}"));
        untaggedCommand(stage);
        servers.change(run, Map.of("infrastructure_pid", WITHOUT_COMMAND));
        servers.propose(run, "RUNNING");
        return run;
    }

    private void untaggedCommand(String stage) {
        servers.platform()
                .put(
                        WORKLOAD + "/-command/c1",
                        TwoServers.json("{'type': 'runCronWorkload', 'lifecycleStage': '" + stage
                                + "', 'spec': {'location': 'aws-eu-central-1'}}"));
    }

    private static SyncSettings adopting() {
        return SyncSettings.builder().adoptForeign(true).build();
    }

    private SyncReport rounds(Sync sync, int count) {
        SyncReport report = sync.runOnce();
        for (int round = 1; round < count; round++) {
            servers.time().advance(Duration.ofSeconds(10));
            report = sync.runOnce();
        }
        return report;
    }

    private UUID running(String stage) {
        UUID run = servers.run();
        servers.propose(run, "PENDING");
        servers.platform()
                .put(
                        WORKLOAD,
                        TwoServers.json("{'name': 'python', 'tags': {'cpln/createdByPrefect': 'true'},"
                                + " 'spec': {'type': 'cron', 'containers': []}}"));
        command(run, stage);
        servers.change(run, Map.of("infrastructure_pid", PID.toString()));
        servers.propose(run, "RUNNING");
        return run;
    }

    private void command(UUID run, String stage) {
        servers.platform()
                .put(
                        WORKLOAD + "/-command/c1",
                        TwoServers.json("{'type': 'runCronWorkload', 'lifecycleStage': '" + stage + "', 'tags':"
                                + " {'prefect.io/flow-run-id': '" + run + "', 'cpln/prefectAgent': '" + AGENT
                                + "'}, 'spec': {'location': 'aws-eu-central-1'}}"));
    }
}
