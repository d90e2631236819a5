/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.deployment.Deployment;
import io.cplnprefect.prefect.plan.ApplyReport;
import io.cplnprefect.prefect.plan.Deployer;
import io.cplnprefect.prefect.plan.DeploymentPlan;
import io.cplnprefect.prefect.plan.DeploymentResult.Outcome;
import io.cplnprefect.prefect.plan.FieldDifference;
import io.cplnprefect.prefect.plan.PlanOptions;
import io.cplnprefect.prefect.plan.PlannedChange;
import io.cplnprefect.prefect.plan.PlannedChange.Action;
import io.cplnprefect.prefect.spec.DeploymentSpec;
import io.cplnprefect.prefect.workpool.WorkPoolCreate;
import io.cplnprefect.testkit.fault.Fault;
import io.cplnprefect.testkit.fault.FaultPlan;
import io.cplnprefect.testkit.fault.RequestPattern;
import io.cplnprefect.testkit.prefect.PrefectEmulator;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** An environment file of 50 deployments, from the plan to the removal of one. */
@Timeout(60)
@ParameterizedClass
@EnumSource(PrefectRelease.class)
final class EnvironmentDeploymentsTest {

    private static final int COUNT = 50;
    private static final PlanOptions SCOPED =
            PlanOptions.builder().scope("env:prod").prune(true).build();

    @Parameter
    @SuppressWarnings("NullAway.Init")
    PrefectRelease release;

    private final FaultPlan faults = FaultPlan.create();

    @SuppressWarnings("NullAway.Init")
    private PrefectEmulator emulator;

    @SuppressWarnings("NullAway.Init")
    private Prefect prefect;

    @BeforeEach
    void start() {
        emulator = PrefectEmulator.builder().release(release).faults(faults).start();
        prefect = Prefect.builder().apiUrl(emulator.apiUrl()).build();
        prefect.workPools()
                .create(WorkPoolCreate.builder()
                        .name("cpln")
                        .type("cpln")
                        .baseJobTemplate(Map.of(
                                "job_configuration",
                                Map.of("image", "{{ image }}"),
                                "variables",
                                Map.of("properties", Map.of("image", Map.of("type", "string")))))
                        .build())
                .execute();
    }

    @AfterEach
    void stop() {
        prefect.close();
        emulator.close();
    }

    private static String file(int count, String changed) {
        StringBuilder text = new StringBuilder("deployments:\n");
        for (int i = 0; i < count; i++) {
            text.append("""
                      - name: daily-%1$d
                        entrypoint: flows/etl_%1$d.py:load_%1$d
                        parameters: {region: "%2$s", size: %1$d, env.stage: prod}
                        tags: [etl, "n%1$d"]
                        version: 1.%1$d
                        schedule: {cron: "%1$d 6 * * *", timezone: Europe/Berlin}
                        work_pool: {name: cpln, work_queue_name: high}
                    """.formatted(i, i == 7 ? changed : "eu"));
        }
        return text.toString();
    }

    private static List<DeploymentSpec> specs(String text) {
        return EnvironmentFile.parse("prod.yaml", text, EnvironmentOptions.DEFAULT);
    }

    private DeploymentPlan plan(String text) {
        return Deployer.of(prefect).plan(specs(text), SCOPED);
    }

    private ApplyReport apply(DeploymentPlan plan) throws InterruptedException {
        return Deployer.of(prefect).apply(plan);
    }

    @Test
    void file_appliedTwice_changesNothingTheSecondTime() throws Exception {
        DeploymentPlan first = plan(file(COUNT, "eu"));
        assertThat(first.counts()).containsEntry(Action.CREATE, COUNT).containsEntry(Action.UPDATE, 0);
        assertThat(writes()).isEqualTo(1); // the work pool

        assertThat(apply(first).counts()).containsEntry(Outcome.CREATED, COUNT);

        Deployment third = prefect.deployments().readByName("load-3", "daily-3").execute();
        assertThat(third.version()).isEqualTo("1.3");
        assertThat(third.parameters()).isEqualTo(Map.of("region", "eu", "size", 3, "env.stage", "prod"));
        assertThat(third.tags()).containsExactlyInAnyOrder("etl", "n3", "env:prod");
        assertThat(third.workQueueName()).isEqualTo("high");
        assertThat(third.schedules())
                .singleElement()
                .satisfies(schedule -> assertThat(schedule.schedule().cron()).isEqualTo("3 6 * * *"));

        int before = emulator.requests().size();
        DeploymentPlan second = plan(file(COUNT, "eu"));
        assertThat(second.hasChanges()).isFalse();
        assertThat(emulator.requests().size() - before).as("requests of a plan").isLessThan(8);
        assertThat(apply(second).counts()).containsEntry(Outcome.UNCHANGED, COUNT);
    }

    @Test
    void intervals_ofWhichOneHasAStart_areUnchangedTheSecondTime() throws Exception {
        for (String schedules : List.of(
                "{interval: 3600}, {interval: 3600, anchor_date: '2026-01-01T00:30:00.123456789Z'}",
                "{interval: 3600, anchor_date: '2026-01-01T00:30:00Z'}, {interval: 3600}")) {
            String text = """
                    deployments:
                      - name: hourly
                        entrypoint: flows.py:main
                        parameter_openapi_schema: {}
                        work_pool: {name: cpln}
                        schedules: [%s]
                    """.formatted(schedules);
            apply(plan(text));

            assertThat(plan(text).hasChanges()).isFalse();
        }
    }

    @Test
    void deployment_changedInTheFile_isUpdatedAlone() throws Exception {
        apply(plan(file(COUNT, "eu")));

        DeploymentPlan plan = plan(file(COUNT, "us"));

        assertThat(plan.counts()).containsEntry(Action.UPDATE, 1).containsEntry(Action.UNCHANGED, COUNT - 1);
        assertThat(plan.changes().get(7).differences())
                .containsExactly(new FieldDifference("parameters.region", "eu", "us"));
        apply(plan);
        assertThat(prefect.deployments()
                        .readByName("load-7", "daily-7")
                        .execute()
                        .parameters())
                .containsEntry("region", "us");
        assertThat(plan(file(COUNT, "us")).hasChanges()).isFalse();
    }

    @Test
    void deployment_removedFromTheFile_isPruned() throws Exception {
        apply(plan(file(COUNT, "eu")));

        DeploymentPlan plan = plan(file(COUNT - 1, "eu"));

        assertThat(plan.changes())
                .filteredOn(change -> change.action() == Action.REMOVE)
                .extracting(PlannedChange::name)
                .containsExactly("load-49/daily-49");
        assertThat(apply(plan).counts()).containsEntry(Outcome.REMOVED, 1);
        assertThat(plan(file(COUNT - 1, "eu")).hasChanges()).isFalse();
    }

    @Test
    void deployments_withoutTheTagOfTheScope_areNotPruned() throws Exception {
        Deployer.of(prefect).apply(Deployer.of(prefect).plan(specs(file(2, "eu")), PlanOptions.DEFAULT));

        assertThat(plan(file(1, "eu")).counts()).containsEntry(Action.REMOVE, 0);
    }

    @Test
    void server_failsHalfWay_reportsTheRestAndASecondApplicationWritesIt() throws Exception {
        DeploymentPlan plan = plan(file(COUNT, "eu"));
        faults.when(RequestPattern.post("/deployments/")).skip(20).then(Fault.respond(400, "{\"detail\": \"away\"}"));

        ApplyReport report = apply(plan);

        int written = 20;
        int failed = COUNT - written;
        assertThat(report.counts()).containsEntry(Outcome.CREATED, written).containsEntry(Outcome.FAILED, failed);
        assertThat(report.succeeded()).isFalse();
        assertThat(report.results())
                .filteredOn(result -> result.outcome() == Outcome.FAILED)
                .allSatisfy(result -> assertThat(result.reason()).contains("400", "away"));

        faults.clear();
        ApplyReport second = apply(plan(file(COUNT, "eu")));
        assertThat(second.counts()).containsEntry(Outcome.CREATED, failed).containsEntry(Outcome.UNCHANGED, written);
    }

    @Test
    void server_thatIsBusy_isSentTheRefusedDeploymentsAgain() throws Exception {
        DeploymentPlan plan = plan(file(3, "eu"));
        faults.when(RequestPattern.post("/deployments/").whereBodyContains("daily-1"))
                .times(5)
                .then(Fault.respond(503, "{\"detail\": \"database is locked\"}").header("Retry-After", "0"));

        assertThat(apply(plan).counts()).containsEntry(Outcome.CREATED, 3);
    }

    @Test
    void unknownWorkPool_isReportedForEveryDeploymentBeforeTheFirstWrite() {
        String text = file(2, "eu").replace("name: cpln", "name: cplm");

        assertThatThrownBy(() -> plan(text))
                .isInstanceOfSatisfying(
                        UsageException.class,
                        e -> assertThat(e.problems())
                                .containsExactly(
                                        "prod.yaml: deployments[0].work_pool.name (line 8, column 17) is the unknown work pool"
                                                + " 'cplm': create it, or correct the name",
                                        "prod.yaml: deployments[1].work_pool.name (line 15, column 17) is the unknown work pool"
                                                + " 'cplm': create it, or correct the name"));
        assertThat(writes()).isEqualTo(1);
    }

    /** Returns the number of requests that write. */
    private long writes() {
        return emulator.requests().stream()
                .filter(request ->
                        !request.method().equals("GET") && !request.path().endsWith("/filter"))
                .count();
    }
}
