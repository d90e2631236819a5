/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.block.BlockData;
import io.cplnprefect.prefect.block.BlockDefinition;
import io.cplnprefect.prefect.block.BlockDocument;
import io.cplnprefect.prefect.block.BlockField;
import io.cplnprefect.prefect.block.Blocks;
import io.cplnprefect.prefect.deployment.Deployment;
import io.cplnprefect.prefect.plan.Deployer;
import io.cplnprefect.prefect.plan.PlanOptions;
import io.cplnprefect.prefect.spec.DeploymentSpec;
import io.cplnprefect.prefect.workpool.WorkPoolCreate;
import io.cplnprefect.testkit.prefect.PrefectEmulator;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Environment files with an infrastructure block, which agents of Prefect 2 execute. */
final class InfrastructureBlockTest {

    private static final BlockDefinition JOB =
            BlockDefinition.named("Test Job").field(BlockField.text("image")).build();

    private static List<DeploymentSpec> specs() {
        return EnvironmentFile.parse("prod.yaml", """
                ib-block: test-job/prod
                deployments:
                  - {name: daily, entrypoint: "flows/etl.py:main"}
                """, EnvironmentOptions.DEFAULT);
    }

    @Test
    void prefect2_deploysForAgentsWithTheCodeInTheImage() throws Exception {
        try (PrefectEmulator emulator =
                        PrefectEmulator.builder().release(PrefectRelease.V2_20).start();
                Prefect prefect = Prefect.builder().apiUrl(emulator.apiUrl()).build()) {
            Deployer deployer = Deployer.of(prefect);
            assertThatThrownBy(() -> deployer.plan(specs(), PlanOptions.DEFAULT))
                    .isInstanceOf(UsageException.class)
                    .hasMessage(
                            "prod.yaml: ib-block (line 1, column 1) is the unknown block 'test-job/prod': create it, or"
                                    + " correct the name");
            BlockDocument block = Blocks.of(
                            prefect.blockTypes(), prefect.blockSchemas(), prefect.blockDocuments(), prefect.version())
                    .save(JOB, "prod", BlockData.builder().put("image", "etl:1").build())
                    .execute();

            deployer.apply(deployer.plan(specs(), PlanOptions.DEFAULT));

            Deployment daily = prefect.deployments().readByName("main", "daily").execute();
            assertThat(daily.infrastructureDocumentId()).isEqualTo(block.id());
            assertThat(daily.path()).isEqualTo("/opt/prefect/flows");
            assertThat(deployer.plan(specs(), PlanOptions.DEFAULT).hasChanges()).isFalse();
        }
    }

    @Test
    void prefect3_needsAWorkPoolInPlaceOfTheBlock() throws Exception {
        try (PrefectEmulator emulator =
                        PrefectEmulator.builder().release(PrefectRelease.V3).start();
                Prefect prefect = Prefect.builder().apiUrl(emulator.apiUrl()).build()) {
            prefect.workPools()
                    .create(WorkPoolCreate.builder().name("cpln").type("cpln").build())
                    .execute();
            Deployer deployer = Deployer.of(prefect);
            assertThatThrownBy(() -> deployer.plan(specs(), PlanOptions.DEFAULT))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("which Prefect 3 does not execute: use a work pool");

            deployer.apply(deployer.plan(
                    specs(),
                    PlanOptions.builder()
                            .putPoolOfBlock("test-job/prod", "cpln")
                            .build()));

            assertThat(prefect.deployments()
                            .readByName("main", "daily")
                            .execute()
                            .workPoolName())
                    .isEqualTo("cpln");
        }
    }
}
