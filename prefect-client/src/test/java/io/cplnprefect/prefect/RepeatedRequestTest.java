/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.prefect.deployment.DeploymentFlowRunCreate;
import io.cplnprefect.prefect.workpool.WorkPoolCreate;
import io.cplnprefect.prefect.workqueue.WorkQueueCreate;
import java.util.Map;
import java.util.UUID;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Requests whose first attempt took effect without a response. */
final class RepeatedRequestTest {

    private static final UUID ID = WireCall.ID;
    private static final String EXISTS = "{\"detail\":\"A work pool with this name already exists.\"}";
    private static final WorkPoolCreate POOL = WorkPoolCreate.builder()
            .name("my pool")
            .type("cpln")
            .concurrencyLimit(3)
            .baseJobTemplate(Map.of("variables", Map.of("properties", Map.of())))
            .build();

    @RegisterExtension
    final PrefectWire wire = new PrefectWire();

    private static String pool(int concurrencyLimit) {
        return "{\"id\":\"" + ID + "\",\"name\":\"my pool\",\"type\":\"cpln\",\"concurrency_limit\":" + concurrencyLimit
                + ",\"is_paused\":false,\"base_job_template\":{\"variables\":{\"properties\":{}},\"extra\":1}}";
    }

    @ParameterizedTest
    @EnumSource(CallStyle.class)
    void create_responseLost_objectWithOurContentExists_isItsResult(CallStyle style) {
        wire.loseResponse();
        wire.respond(409, EXISTS);
        wire.respond(200, pool(3));
        try (Prefect prefect = wire.prefect(PrefectWire.AT_ONCE)) {
            assertThat(style.execute(prefect.workPools().create(POOL)).id()).isEqualTo(ID);
        }
        assertThat(wire.receivedLine()).isEqualTo("POST /api/work_pools/");
        assertThat(wire.receivedLine()).isEqualTo("POST /api/work_pools/");
        assertThat(wire.receivedLine()).isEqualTo("GET /api/work_pools/my%20pool");
    }

    @ParameterizedTest
    @EnumSource(CallStyle.class)
    void create_responseLost_objectWithOtherContentExists_isAConflict(CallStyle style) {
        wire.loseResponse();
        wire.respond(409, EXISTS);
        wire.respond(200, pool(4));
        try (Prefect prefect = wire.prefect(PrefectWire.AT_ONCE)) {
            assertThatThrownBy(() -> style.execute(prefect.workPools().create(POOL)))
                    .isInstanceOf(ServiceException.Conflict.class);
        }
    }

    @ParameterizedTest
    @EnumSource(CallStyle.class)
    void create_firstAttemptConflicts_isAConflict(CallStyle style) {
        wire.respond(409, EXISTS);
        try (Prefect prefect = wire.prefect(PrefectWire.AT_ONCE)) {
            assertThatThrownBy(() -> style.execute(prefect.workPools().create(POOL)))
                    .isInstanceOf(ServiceException.Conflict.class);
        }
        assertThat(wire.server().getRequestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(CallStyle.class)
    void createQueue_responseLost_isReadInItsWorkPool(CallStyle style) {
        wire.loseResponse();
        wire.respond(409, EXISTS);
        wire.respond(200, "{\"id\":\"" + ID + "\",\"name\":\"urgent\",\"priority\":1}");
        WorkQueueCreate urgent =
                WorkQueueCreate.builder().name("urgent").priority(1).build();
        try (Prefect prefect = wire.prefect(PrefectWire.AT_ONCE)) {
            assertThat(style.execute(prefect.workQueues().create("my pool", urgent))
                            .id())
                    .isEqualTo(ID);
        }
        wire.received();
        wire.received();
        assertThat(wire.receivedLine()).isEqualTo("GET /api/work_pools/my%20pool/queues/urgent");
    }

    @ParameterizedTest
    @EnumSource(CallStyle.class)
    void delete_responseLost_repeatFindsNothing_succeeds(CallStyle style) {
        wire.loseResponse();
        wire.respond(404, "{\"detail\":\"Not found\"}");
        wire.respond(404, "{\"detail\":\"Not found\"}");
        try (Prefect prefect = wire.prefect(PrefectWire.AT_ONCE)) {
            style.execute(prefect.flowRuns().delete(ID));
            assertThatThrownBy(() -> style.execute(prefect.flowRuns().delete(ID)))
                    .as("nothing to delete at the first attempt")
                    .isInstanceOf(ServiceException.NotFound.class);
        }
    }

    @ParameterizedTest
    @EnumSource(CallStyle.class)
    void serverError_bodyCut_keepsItsStatus(CallStyle style) {
        wire.server()
                .enqueue(new MockResponse.Builder()
                        .code(500)
                        .body("{\"exception_message\":\"Internal Server Error\"}".repeat(100))
                        .onResponseBody(new SocketEffect.CloseSocket())
                        .build());
        try (Prefect prefect = wire.prefect()) {
            assertThatThrownBy(() -> style.execute(prefect.flowRuns().read(ID)))
                    .isInstanceOfSatisfying(
                            ServiceException.ServerError.class,
                            e -> assertThat(e.status()).isEqualTo(500));
        }
    }

    @ParameterizedTest
    @EnumSource(CallStyle.class)
    void repeat_keepsItsIdempotencyKey(CallStyle style) {
        wire.server()
                .enqueue(new MockResponse.Builder()
                        .code(429)
                        .addHeader("Retry-After", "0")
                        .build());
        wire.loseResponse();
        wire.respond(201, "{\"id\":\"" + ID + "\",\"flow_id\":\"" + ID + "\"}");
        try (Prefect prefect = wire.prefect(PrefectWire.AT_ONCE)) {
            style.execute(prefect.deployments()
                    .createFlowRun(ID, DeploymentFlowRunCreate.builder().build()));
        }
        String body = PrefectWire.body(wire.received());
        assertThat(body).contains("idempotency_key");
        assertThat(PrefectWire.body(wire.received())).isEqualTo(body);
        assertThat(PrefectWire.body(wire.received())).isEqualTo(body);
    }
}
