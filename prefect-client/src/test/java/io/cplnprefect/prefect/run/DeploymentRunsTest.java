/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.deployment.DeploymentFlowRunCreate;
import io.cplnprefect.prefect.flowrun.FlowRun;
import io.cplnprefect.prefect.flowrun.FlowRunQuery;
import io.cplnprefect.prefect.plan.Deployer;
import io.cplnprefect.prefect.plan.PlanOptions;
import io.cplnprefect.prefect.spec.FlowSource;
import io.cplnprefect.prefect.state.StateProposal;
import io.cplnprefect.prefect.state.StateType;
import io.cplnprefect.prefect.workpool.WorkPoolCreate;
import io.cplnprefect.testkit.fault.Fault;
import io.cplnprefect.testkit.fault.FaultPlan;
import io.cplnprefect.testkit.fault.RequestPattern;
import io.cplnprefect.testkit.prefect.PrefectEmulator;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Flow runs of a deployment that Java describes. */
@Timeout(180)
final class DeploymentRunsTest {

    private final FaultPlan faults = FaultPlan.create();

    @SuppressWarnings("NullAway.Init")
    private PrefectEmulator emulator;

    @SuppressWarnings("NullAway.Init")
    private Prefect prefect;

    @BeforeEach
    void deploy() throws InterruptedException {
        emulator = PrefectEmulator.builder()
                .release(PrefectRelease.V3)
                .faults(faults)
                .start();
        prefect = Prefect.builder().apiUrl(emulator.apiUrl()).build();
        prefect.workPools()
                .create(WorkPoolCreate.builder().name("cpln").type("cpln").build())
                .execute();
        Deployer deployer = Deployer.of(prefect);
        deployer.apply(deployer.plan(
                List.of(FlowSource.git("https://github.com/prefecthq/demos.git")
                        .ref("main")
                        .deployment("my_workflow.py:show_stars", "stars")
                        .workPool("cpln")
                        .putParameters("repos", List.of("prefecthq/prefect"))
                        .build()),
                PlanOptions.DEFAULT));
    }

    @AfterEach
    void stop() {
        prefect.close();
        emulator.close();
    }

    @Test
    void run_thatFailsInTheEnd_isAFailedOutcome() throws Exception {
        DeploymentRuns runs = DeploymentRuns.of(prefect);
        FlowRun started = runs.start(
                "show-stars/stars",
                DeploymentFlowRunCreate.builder().putParameters("limit", 5).build());
        assertThat(started.parameters()).isEqualTo(Map.of("repos", List.of("prefecthq/prefect"), "limit", 5));
        faults.when(RequestPattern.get("/flow_runs/{id}")).skip(1).once().then(Fault.runBefore(() -> end(started)));

        RunOutcome outcome = runs.await(started.id(), Duration.ofSeconds(30));

        assertThat(outcome).isInstanceOf(RunOutcome.Failed.class);
        assertThat(outcome.ended()).isTrue();
    }

    @Test
    void run_withinTheLongestTime_isAwaited() throws Exception {
        faults.when(RequestPattern.get("/flow_runs/{id}"))
                .once()
                .then(Fault.runBefore(
                        () -> prefect.flowRuns().filter(FlowRunQuery.builder().build()).stream()
                                .forEach(this::end)));

        RunOutcome outcome =
                DeploymentRuns.of(prefect).run("show-stars/stars", Map.of(), ChronoUnit.FOREVER.getDuration());

        assertThat(outcome).isInstanceOf(RunOutcome.Failed.class);
    }

    private void end(FlowRun run) {
        prefect.flowRuns()
                .setState(run.id(), StateProposal.failed("no stars").forced())
                .execute();
    }

    @Test
    void run_thatDoesNotEndInTime_isUnfinished() throws Exception {
        RunOutcome outcome = DeploymentRuns.of(prefect).run("show-stars/stars", Map.of(), Duration.ofMillis(50));

        assertThat(outcome).isInstanceOf(RunOutcome.Unfinished.class);
        assertThat(outcome.flowRun().stateType()).isEqualTo(StateType.SCHEDULED);
    }

    @Test
    void start_whoseResponseIsLost_startsOneFlowRun() {
        faults.when(RequestPattern.post("/deployments/{id}/create_flow_run"))
                .once()
                .then(Fault.loseResponse());

        DeploymentRuns.of(prefect)
                .start("show-stars/stars", DeploymentFlowRunCreate.builder().build());

        assertThat(emulator.call("POST", "/flow_runs/count", null).intValue()).isEqualTo(1);
    }

    @Test
    void name_withoutAFlow_isRefused() {
        assertThatThrownBy(() -> DeploymentRuns.of(prefect)
                        .start("stars", DeploymentFlowRunCreate.builder().build()))
                .isInstanceOf(UsageException.class)
                .hasMessage("Invalid deployment 'stars': expected <flow name>/<deployment name>");
    }
}
