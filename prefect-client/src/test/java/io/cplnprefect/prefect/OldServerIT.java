/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.prefect.block.BlockData;
import io.cplnprefect.prefect.block.Blocks;
import io.cplnprefect.prefect.deployment.ConcurrencyOptions;
import io.cplnprefect.prefect.deployment.Deployment;
import io.cplnprefect.prefect.deployment.DeploymentCreate;
import io.cplnprefect.prefect.deployment.DeploymentFlowRunCreate;
import io.cplnprefect.prefect.flow.Flow;
import io.cplnprefect.prefect.flow.FlowCreate;
import io.cplnprefect.prefect.flowrun.FlowRun;
import io.cplnprefect.prefect.flowrun.FlowRunHistoryQuery;
import io.cplnprefect.prefect.flowrun.FlowRunQuery;
import io.cplnprefect.prefect.server.ServerVersion;
import io.cplnprefect.prefect.state.ProposalEffect;
import io.cplnprefect.prefect.state.StateProposal;
import io.cplnprefect.prefect.workpool.WorkPoolCreate;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The client on the first line of 3.x: what the server supports works, and what it does not is refused with the reason. */
final class OldServerIT {

    @Test
    void oldServer_servesWhatItSupports_andTheRestIsRefused(@TempDir Path home) throws Exception {
        try (OldServer server = OldServer.start(home);
                Prefect prefect = Prefect.builder().apiUrl(server.apiUrl()).build()) {
            assertThat(prefect.check()).isEqualTo(ServerVersion.parse(OldServer.VERSION));
            Flow flow = prefect.flows()
                    .create(FlowCreate.builder()
                            .name("etl")
                            .labels(Map.of("team", "data"))
                            .build())
                    .execute();
            prefect.workPools()
                    .create(WorkPoolCreate.builder().name("cpln").type("cpln").build())
                    .execute();
            Deployment deployment = prefect.deployments()
                    .create(DeploymentCreate.builder()
                            .name("daily")
                            .flowId(flow.id())
                            .workPoolName("cpln")
                            .enforceParameterSchema(false)
                            .putJobVariables("image", "etl:1")
                            .concurrencyOptions(ConcurrencyOptions.builder()
                                    .collisionStrategy("ENQUEUE")
                                    .build())
                            .build())
                    .execute();
            assertThat(deployment.jobVariables()).isEqualTo(Map.of("image", "etl:1"));

            FlowRun run = prefect.deployments()
                    .createFlowRun(
                            deployment.id(), DeploymentFlowRunCreate.builder().build())
                    .execute();
            StateProposal claim = StateProposal.pending();
            assertThat(prefect.flowRuns().setState(run.id(), claim).execute().effect(claim))
                    .isEqualTo(ProposalEffect.IN_FORCE);
            assertThat(prefect.flowRuns()
                            .readProposal(run.id(), claim.transitionId())
                            .execute()
                            .effect(claim))
                    .isEqualTo(ProposalEffect.IN_FORCE);
            FlowRunQuery all = FlowRunQuery.builder().build();
            assertThat(prefect.flowRuns().filter(all)).extracting(FlowRun::id).containsExactly(run.id());
            assertThat(prefect.flowRuns().numberedPages(all)).hasSize(1);
            assertThat(prefect.flowRuns().count(all).execute()).isEqualTo(1);

            Blocks blocks = prefect.blocks();
            blocks.save(
                            JavaBlocks.KEY,
                            "main",
                            BlockData.builder()
                                    .put("token", Secret.of("hunter2"))
                                    .build())
                    .execute();
            assertThat(blocks.load("java-key", "main").execute().secret("token"))
                    .isEqualTo(Secret.of("hunter2"));

            assertThatThrownBy(() -> prefect.flowRuns()
                            .addLabels(run.id(), Map.of("team", "data"))
                            .execute())
                    .isInstanceOf(UsageException.class)
                    .hasMessage("The Prefect server has version 3.0.11: FlowRuns.addLabels needs 3.1.6. "
                            + "Upgrade the server, or remove them from the request.");
            Instant now = Instant.now();
            assertThat(prefect.flowRuns()
                            .history(FlowRunHistoryQuery.builder()
                                    .historyStart(now.minusSeconds(3600))
                                    .historyEnd(now)
                                    .historyIntervalSeconds(3600.0)
                                    .build())
                            .execute())
                    .isNotEmpty();
            try (InputStream document =
                    URI.create(server.apiUrl()).resolve("/openapi.json").toURL().openStream()) {
                // It has the names of two parameters, not their names on the wire.
                assertThat(OpenApiCoverage.missing(DeclaredApi.MAPPER.readTree(document)))
                        .allMatch(property -> property.contains(".history_interval of "));
            }
        }
    }
}
