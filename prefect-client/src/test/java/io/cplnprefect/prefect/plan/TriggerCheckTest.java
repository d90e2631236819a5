/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.plan.DeploymentResult.Outcome;
import io.cplnprefect.prefect.plan.PlannedChange.Action;
import io.cplnprefect.prefect.project.ProjectFile;
import io.cplnprefect.prefect.project.ProjectOptions;
import io.cplnprefect.prefect.spec.DeploymentSpec;
import io.cplnprefect.prefect.workpool.WorkPoolCreate;
import io.cplnprefect.testkit.prefect.PrefectEmulator;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Triggers of {@code prefect.yaml} are checked before the first write. */
final class TriggerCheckTest {

    private final PrefectEmulator emulator =
            PrefectEmulator.builder().release(PrefectRelease.V3).start();
    private final Prefect prefect = Prefect.builder().apiUrl(emulator.apiUrl()).build();

    @BeforeEach
    void createPool() {
        prefect.workPools()
                .create(WorkPoolCreate.builder().name("cpln").type("cpln").build())
                .execute();
    }

    @AfterEach
    void stop() {
        prefect.close();
        emulator.close();
    }

    private DeploymentPlan plan(String trigger) {
        return Deployer.of(prefect)
                .plan(
                        ProjectFile.parse("prefect.yaml", "etl", """
                                pull: []
                                deployments:
                                  - name: daily
                                    entrypoint: flows.py:main
                                    work_pool: {name: cpln}
                                    triggers:
                                      - %s
                                """.formatted(trigger))
                                .resolve(prefect, ProjectOptions.builder().build())
                                .deployments(),
                        PlanOptions.DEFAULT);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            {expect: [x], threshold: many};                  .threshold is not an integer
            {expect: 5};                                     .expect is not a list of texts
            {match: 5};                                      .match is not labels with a text or a list of texts
            {match: {a: 5}};                                 .match is not labels with a text or a list of texts
            {parameters: 5};                                 .parameters is not keys and values
            {posture: Sideways};                             .posture is 'Sideways'
            {within: soon};                                  .within is not a number of seconds
            {within: -1};                                    .within is less than 0 seconds
            {within: 5, posture: Proactive};                 .within is less than 10 seconds, and the trigger is Proactive
            {enabled: 'no'};                                 .enabled is not true or false
            {nonsense: 5};                                   .nonsense is unknown
            {schedule_after: soon};                          .schedule_after is not a number of seconds
            {type: other};                                   .type is 'other'
            {type: compound, triggers: [{}]};                .require is missing
            {require: 2, triggers: [{}]};                    .require is not any, all or a number from 1 to that of the triggers
            {triggers: 5};                                   .triggers is not a list of triggers
            {type: sequence};                                .triggers is missing
            {triggers: [{}]};                                .within is missing
            {triggers: [{}, {threshold: many}]};             .triggers[1].threshold is not an integer
            {triggers: [{}, 5]};                             .triggers[1] is no object
            {posture: Metric};                               .metric is missing
            {type: metric, metric: {name: lateness, operator: '<', threshold: 1, range: 5}}; .metric.range is less than 300 seconds
            """)
    void wrongTriggers_areReportedWithFileLineAndKeyBeforeTheFirstWrite(String trigger, String problem) {
        UsageException refused = catchThrowableOfType(UsageException.class, () -> plan(trigger));

        assertThat(refused).isNotNull();
        assertThat(refused.problems())
                .extracting(text ->
                        text.replaceFirst(" \\(line 7, column \\d+\\)", "").replaceFirst(": [^:]*$", ""))
                .contains("prefect.yaml: deployments[0].triggers[0]" + problem);
        assertThat(emulator.requests()).noneMatch(request -> request.path().endsWith("/deployments/"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{name: null, enabled: null, description: null, after: null, expect: [x]}",
                "{expect: [b, a, b], after: [c], for_each: [prefect.resource.id], threshold: 2, within: 'PT1M', enabled: 'false'}",
                "{match: {prefect.resource.id: [a, b]}, match_related: [{prefect.resource.role: flow}], expect: [x], posture: Proactive, enabled: false}",
                "{type: compound, require: any, within: 60, triggers: [{expect: [a]}, {type: event, within: '00:01:00'}]}",
                "{require: 1, within: 9, triggers: [{expect: [a]}, {within: 9, triggers: [{expect: [b]}]}]}",
                "{expect: [a], parameters: {after: [{a: 1}, 2]}, job_variables: {cpu: 1}, schedule_after: 60}"
            })
    void legalTriggers_areUnchangedTheSecondTime(String trigger) throws Exception {
        ApplyReport report = Deployer.of(prefect).apply(plan(trigger));

        assertThat(report.results()).extracting(DeploymentResult::reason).containsOnlyNulls();
        assertThat(plan(trigger).changes()).extracting(PlannedChange::action).containsExactly(Action.UNCHANGED);
    }

    @Test
    void metricTrigger_withoutPrefectCloud_isAProblem() {
        UsageException refused = catchThrowableOfType(
                UsageException.class,
                () -> plan("{type: metric, metric: {name: lateness, operator: '<', threshold: 1, range: 300}}"));

        assertThat(refused.problems())
                .containsExactly(
                        "prefect.yaml: deployments[0].triggers[0] (line 7, column 9) is a metric trigger, which"
                                + " only Prefect Cloud has: remove it");
    }

    @Test
    void deploymentThatCannotBeConverted_isReportedAndDoesNotStopTheOthers() throws Exception {
        List<PlannedChange> changes = Stream.of("a", "b", "c")
                .map(name -> new PlannedChange(Action.CREATE, "etl/" + name, spec(name), null, null, null, List.of()))
                .toList();

        ApplyReport report = Deployer.of(prefect).apply(new DeploymentPlan(changes, List.of(), PlanOptions.DEFAULT));

        assertThat(report.results())
                .extracting(DeploymentResult::outcome)
                .containsExactly(Outcome.CREATED, Outcome.FAILED, Outcome.CREATED);
        assertThat(report.results().get(1).reason()).contains("threshold");
    }

    private static DeploymentSpec spec(String name) {
        Object threshold = name.equals("b") ? "many" : 1;
        return DeploymentSpec.builder()
                .name(name)
                .flowName("etl")
                .workPool("cpln")
                .triggers(List.of(Map.of("expect", List.of("x"), "threshold", threshold)))
                .build();
    }
}
