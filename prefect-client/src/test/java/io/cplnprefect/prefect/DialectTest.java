/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.prefect.deployment.ConcurrencyOptions;
import io.cplnprefect.prefect.deployment.DeploymentCreate;
import io.cplnprefect.prefect.deployment.DeploymentFlowRunCreate;
import io.cplnprefect.prefect.deployment.DeploymentUpdate;
import io.cplnprefect.prefect.flow.FlowCreate;
import io.cplnprefect.prefect.flowrun.FlowRunQuery;
import io.cplnprefect.prefect.query.FlowFilter;
import io.cplnprefect.prefect.query.FlowRunFilter;
import io.cplnprefect.prefect.query.TagFilter;
import io.cplnprefect.prefect.query.TimeFilter;
import io.cplnprefect.prefect.workpool.WorkPoolCreate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that not every supported server accepts. */
final class DialectTest {

    private static final UUID ID = UUID.fromString("00000000-0000-0000-0000-00000000000a");
    private static final String FLOW = "{\"id\":\"" + ID + "\",\"name\":\"etl\"}";
    private static final FlowCreate LABELLED =
            FlowCreate.builder().name("etl").putLabels("team", "data").build();

    @RegisterExtension
    final PrefectWire wire = new PrefectWire();

    @Test
    void request_supportedByAll_readsNoVersion() {
        wire.respond(201, FLOW);
        try (Prefect prefect = wire.prefect()) {
            prefect.flows().create(FlowCreate.builder().name("etl").build()).execute();
        }
        assertThat(wire.server().getRequestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"2.20.25,false", "3.0.11,false", "3.1.11,true", "3.8.8,true"})
    void labels_ofNewFlow_areOmittedForOlderServers(String version, boolean sent) {
        wire.respond(200, "\"" + version + "\"");
        wire.respond(201, FLOW);
        wire.respond(201, FLOW);
        try (Prefect prefect = wire.prefect()) {
            prefect.flows().create(LABELLED).execute();
            prefect.flows().create(LABELLED).executeAsync().join();
        }
        assertThat(wire.received().getTarget()).isEqualTo("/api/admin/version");
        for (int i = 0; i < 2; i++) {
            assertThat(PrefectWire.body(wire.received()))
                    .isEqualTo(sent ? "{\"name\":\"etl\",\"labels\":{\"team\":\"data\"}}" : "{\"name\":\"etl\"}");
        }
        assertThat(wire.server().getRequestCount()).isEqualTo(3);
    }

    @Test
    void request_unsupportedByServer_isRefusedWithAllReasons() {
        wire.respond(200, "\"3.0.1\"");
        wire.respond(200, "\"3.0.1\"");
        try (Prefect prefect = wire.prefect()) {
            ApiCall<?> call = prefect.deployments()
                    .create(DeploymentCreate.builder()
                            .name("daily")
                            .flowId(ID)
                            .concurrencyLimit(1)
                            .concurrencyOptions(ConcurrencyOptions.builder()
                                    .collisionStrategy("ENQUEUE")
                                    .gracePeriodSeconds(600)
                                    .build())
                            .build());
            assertThatThrownBy(call::execute)
                    .isInstanceOf(UsageException.class)
                    .hasMessage("The Prefect server has version 3.0.1: concurrency_options needs 3.0.3; "
                            + "concurrency_options.grace_period_seconds needs 3.6.6. "
                            + "Upgrade the server, or remove them from the request.");
            assertThat(call.executeAsync()
                            .handle((response, failure) -> failure)
                            .join())
                    .isInstanceOf(UsageException.class);
        }
        assertThat(wire.server().getRequestCount()).isEqualTo(2);
    }

    @Test
    void clearedMember_unsupportedByServer_isRefused() {
        wire.respond(200, "\"2.20.25\"");
        try (Prefect prefect = wire.prefect()) {
            assertThatThrownBy(() -> prefect.deployments()
                            .update(
                                    ID,
                                    DeploymentUpdate.builder()
                                            .clearConcurrencyLimit()
                                            .build())
                            .execute())
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("concurrency_limit needs 3.0.0");
        }
        assertThat(wire.server().getRequestCount()).isEqualTo(1);
    }

    @Test
    void filter_unsupportedByServer_isRefusedForListsToo() {
        wire.respond(200, "\"2.20.25\"");
        try (Prefect prefect = wire.prefect()) {
            assertThatThrownBy(() -> prefect.flowRuns()
                            .filter(FlowRunQuery.of(FlowRunFilter.builder()
                                    .endTime(TimeFilter.isNull(true))
                                    .build()))
                            .toList())
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("end_time needs 3.0.4");
        }
    }

    @Test
    void endpoint_unsupportedByServer_isRefused() {
        wire.respond(200, "\"2.20.25\"");
        try (Prefect prefect = wire.prefect()) {
            assertThatThrownBy(() ->
                            prefect.flowRuns().addLabels(ID, Map.of("a", 1)).execute())
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("FlowRuns.addLabels needs 3.1.6");
        }
    }

    @Test
    void createFlowRun_eachCallObject_hasOneKey() {
        for (int i = 0; i < 3; i++) {
            wire.respond(201, "{\"id\":\"" + ID + "\",\"flow_id\":\"" + ID + "\"}");
        }
        DeploymentFlowRunCreate request = DeploymentFlowRunCreate.builder().build();
        try (Prefect prefect = wire.prefect()) {
            var call = prefect.deployments().createFlowRun(ID, request);
            call.execute();
            call.executeAsync().join();
            prefect.deployments().createFlowRun(ID, request).execute();
        }
        String first = PrefectWire.body(wire.received());
        assertThat(first).matches("\\{\"idempotency_key\":\"[0-9a-f-]{36}\"}");
        assertThat(PrefectWire.body(wire.received())).isEqualTo(first);
        assertThat(PrefectWire.body(wire.received())).isNotEqualTo(first);
    }

    @Test
    void createFlowRun_needsTheVersion_eachCallObjectHasOneKey() {
        wire.respond(200, "\"3.8.8\"");
        wire.respond(201, "{\"id\":\"" + ID + "\",\"flow_id\":\"" + ID + "\"}");
        wire.respond(200, "\"3.8.8\"");
        wire.respond(201, "{\"id\":\"" + ID + "\",\"flow_id\":\"" + ID + "\"}");
        DeploymentFlowRunCreate request =
                DeploymentFlowRunCreate.builder().putLabels("team", "data").build();
        try (Prefect prefect = wire.prefect()) {
            var call = prefect.deployments().createFlowRun(ID, request);
            call.execute();
            call.executeAsync().join();
        }
        wire.received();
        String first = PrefectWire.body(wire.received());
        wire.received();
        assertThat(first).contains("\"labels\":{\"team\":\"data\"}", "\"idempotency_key\"");
        assertThat(PrefectWire.body(wire.received())).isEqualTo(first);
    }

    @Test
    void invalidName_isRefusedBeforeAnythingIsSent() {
        for (String name : new String[] {"a/b", "50%", "", "a&b", "<a>"}) {
            assertThatThrownBy(
                            () -> WorkPoolCreate.builder().name(name).type("t").build())
                    .isInstanceOf(UsageException.class)
                    .hasMessage("Invalid name '" + name
                            + "' of a work pool: expected at least one character, and none of / % & > <");
        }
        assertThatThrownBy(() -> FlowFilter.builder().tags(TagFilter.any("a")).build())
                .isInstanceOf(UsageException.class)
                .hasMessage("Invalid filter of flows: expected TagFilter.all or TagFilter.isNull, not TagFilter.any");
    }

    @Test
    @SuppressWarnings("NullAway") // as a caller without a null checker
    void nullArgument_isRefusedByName() {
        try (Prefect prefect = wire.prefect()) {
            assertThatThrownBy(() -> prefect.flowRuns().update(ID, null))
                    .isInstanceOf(UsageException.class)
                    .hasMessage("Invalid argument 'update' of FlowRuns.update: it is null. Pass a value.");
            assertThatThrownBy(() -> prefect.flowRuns().filter(null))
                    .isInstanceOf(UsageException.class)
                    .hasMessageStartingWith("Invalid argument 'query' of FlowRuns.filter: it is null.");
            assertThat(prefect.flowRuns().equals(null)).isFalse();
        }
        assertThat(wire.server().getRequestCount()).isZero();
    }
}
