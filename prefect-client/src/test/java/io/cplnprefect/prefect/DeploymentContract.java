/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.prefect.deployment.Deployment;
import io.cplnprefect.prefect.deployment.DeploymentFlowRunCreate;
import io.cplnprefect.prefect.deployment.DeploymentQuery;
import io.cplnprefect.prefect.deployment.DeploymentUpdate;
import io.cplnprefect.prefect.flow.Flow;
import io.cplnprefect.prefect.flowrun.FlowRun;
import io.cplnprefect.prefect.query.DeploymentFilter;
import io.cplnprefect.prefect.query.In;
import io.cplnprefect.prefect.query.NameFilter;
import io.cplnprefect.prefect.query.TagFilter;
import io.cplnprefect.prefect.query.WorkPoolFilter;
import io.cplnprefect.prefect.state.StateProposal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Deployments. */
interface DeploymentContract extends ContractServer {

    @Test
    default void deployment_createdAndChanged_readsBack() {
        Flow flow = flow();
        Deployment made = deployment(flow, pool());
        Deployment read =
                prefect().deployments().readByName(flow.name(), "daily").execute();

        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("day", null);
        parameters.put("options", Map.of());
        assertThat(read.id()).isEqualTo(made.id());
        assertThat(read.parameters()).isEqualTo(parameters);
        assertThat(read.jobVariables()).isEqualTo(Map.of("image", "etl:1"));
        assertThat(read.workPoolName()).isEqualTo("pool-" + unique());
        assertThat(read.additionalProperties()).doesNotContainKey("infra_overrides");

        prefect()
                .deployments()
                .update(
                        made.id(),
                        DeploymentUpdate.builder()
                                .putJobVariables("image", "etl:2")
                                .paused(true)
                                .build())
                .execute();
        Deployment changed = prefect().deployments().read(made.id()).execute();
        assertThat(changed.jobVariables()).isEqualTo(Map.of("image", "etl:2"));
        assertThat(changed.paused()).isTrue();
        assertThat(changed.parameters()).isEqualTo(parameters);

        prefect()
                .deployments()
                .update(
                        made.id(),
                        DeploymentUpdate.builder()
                                .clearWorkQueueName()
                                .clearEntrypoint()
                                .build())
                .execute();
        assertThat(prefect().deployments().read(made.id()).execute().entrypoint())
                .isNull();

        DeploymentQuery query = DeploymentQuery.builder()
                .deployments(DeploymentFilter.builder()
                        .id(In.any(made.id()))
                        .name(NameFilter.like("dail"))
                        .tags(TagFilter.all("nightly"))
                        .build())
                .workPools(WorkPoolFilter.names("pool-" + unique()))
                .build();
        assertThat(prefect().deployments().filter(query))
                .extracting(Deployment::id)
                .containsExactly(made.id());
        assertThat(prefect().deployments().count(query).execute()).isEqualTo(1);

        prefect().deployments().delete(made.id()).execute();
        assertThatThrownBy(() -> prefect().deployments().read(made.id()).execute())
                .isInstanceOf(ServiceException.NotFound.class);
    }

    @Test
    default void createFlowRun_sameCallTwice_createsOneRun_newCallObject_another() {
        Deployment deployment = deployment(flow(), pool());
        DeploymentFlowRunCreate request =
                DeploymentFlowRunCreate.builder().name("once").build();
        var call = prefect().deployments().createFlowRun(deployment.id(), request);
        UUID first = call.execute().id();
        assertThat(call.execute().id()).isEqualTo(first);
        assertThat(prefect()
                        .deployments()
                        .createFlowRun(deployment.id(), request)
                        .execute()
                        .id())
                .isNotEqualTo(first);
    }

    @Test
    default void createFlowRun_withEverything_isAccepted() {
        Deployment deployment = deployment(flow(), pool());
        FlowRun run = prefect()
                .deployments()
                .createFlowRun(
                        deployment.id(),
                        DeploymentFlowRunCreate.builder()
                                .name("full")
                                .state(StateProposal.scheduled(Instant.parse("2030-01-01T00:00:00Z"))
                                        .state())
                                .putParameters("day", "2026-11-21")
                                .putContext("requested-by", "test")
                                .addTags("extra")
                                .putLabels("attempt", 2)
                                .putJobVariables("image", "etl:3")
                                .workQueueName("urgent")
                                .enforceParameterSchema(false)
                                .build())
                .execute();
        assertThat(run.expectedStartTime()).isEqualTo(Instant.parse("2030-01-01T00:00:00Z"));
        assertThat(run.jobVariables()).isEqualTo(Map.of("image", "etl:3"));
        assertThat(run.workQueueName()).isEqualTo("urgent");
        assertThat(run.labels().get("attempt")).isEqualTo(newGeneration() ? 2 : null);
    }
}
