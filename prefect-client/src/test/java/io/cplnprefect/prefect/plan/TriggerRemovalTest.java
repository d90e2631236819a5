/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.spec.DeploymentSpec;
import io.cplnprefect.prefect.workpool.WorkPoolCreate;
import io.cplnprefect.testkit.prefect.PrefectEmulator;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Triggers that leave the description of a deployment. */
final class TriggerRemovalTest {

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

    private static DeploymentSpec spec(String... triggers) {
        return DeploymentSpec.builder()
                .name("daily")
                .flowName("etl")
                .workPool("cpln")
                .triggers(Arrays.stream(triggers)
                        .map(name -> Map.<String, Object>of("name", name, "expect", List.of(name + ".loaded")))
                        .toList())
                .build();
    }

    private ApplyReport apply(DeploymentSpec spec) throws InterruptedException {
        Deployer deployer = Deployer.of(prefect);
        return deployer.apply(deployer.plan(List.of(spec), PlanOptions.DEFAULT));
    }

    private List<String> automations() {
        return emulator
                .call("POST", "/automations/filter", new ObjectMapper().createObjectNode())
                .findValuesAsText("name")
                .stream()
                .sorted()
                .toList();
    }

    @Test
    void namedTrigger_thatIsRemovedBesideAnother_isDeleted() throws Exception {
        apply(spec("orders", "returns"));

        ApplyReport report = apply(spec("orders"));

        assertThat(report.counts()).containsEntry(DeploymentResult.Outcome.UPDATED, 1);
        assertThat(automations()).containsExactly("orders");
        assertThat(apply(spec("orders")).counts()).containsEntry(DeploymentResult.Outcome.UNCHANGED, 1);
    }

    @Test
    void automationOfAnotherOwner_thatRunsTheDeployment_isKeptAndNoDifference() throws Exception {
        ApplyReport created = apply(spec("orders"));
        emulator.call("POST", "/automations/", new ObjectMapper().readTree("""
                {"name": "by hand", "trigger": {"type": "event", "posture": "Reactive", "threshold": 1, "within": 0},
                 "actions": [{"type": "run-deployment", "source": "selected", "deployment_id": "%s"}]}
                """.formatted(
                                created.results().get(0).id())));

        assertThat(apply(spec("orders")).counts()).containsEntry(DeploymentResult.Outcome.UNCHANGED, 1);
        assertThat(automations()).containsExactly("by hand", "orders");
    }
}
