/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln;

import static io.cplnprefect.testkit.fault.Fault.hang;
import static io.cplnprefect.testkit.fault.Fault.respond;
import static io.cplnprefect.testkit.fault.RequestPattern.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cplnprefect.core.call.RetryPolicy;
import io.cplnprefect.core.connection.ClientOptions;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.core.time.TimeSource;
import io.cplnprefect.cpln.identity.Identity;
import io.cplnprefect.cpln.resource.Resource;
import io.cplnprefect.cpln.waiter.Progress;
import io.cplnprefect.cpln.waiter.WaitException;
import io.cplnprefect.cpln.waiter.Waiter;
import io.cplnprefect.cpln.workload.Container;
import io.cplnprefect.cpln.workload.Workload;
import io.cplnprefect.cpln.workload.WorkloadSpec;
import io.cplnprefect.cpln.workload.WorkloadType;
import io.cplnprefect.testkit.cpln.ControlPlaneEmulator;
import io.cplnprefect.testkit.fault.FaultPlan;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Waits for objects of the emulator. */
@Timeout(60)
class ObjectWaitTest {

    private static final String GVC = "/org/acme/gvc/prefect";

    private final FaultPlan faults = FaultPlan.create();
    private final ControlPlaneEmulator emulator = ControlPlaneEmulator.builder()
            .org("acme", "token-of-acme")
            .gvc("prefect", "aws-eu-central-1", "aws-us-east-1", "gcp-us-east1")
            .pageSize(2)
            .faults(faults)
            .readinessDelay(Duration.ofMillis(200))
            .start();
    private final ControlPlane cpln = ControlPlane.builder()
            .endpoint(emulator.url())
            .org("acme")
            .token(Secret.of(emulator.token()))
            .build();
    private final Resource<Identity> identities = cpln.org().gvc("prefect").identities();

    @AfterEach
    void close() {
        cpln.close();
        emulator.close();
    }

    private static Workload web() {
        return Workload.builder()
                .name("web")
                .spec(WorkloadSpec.builder()
                        .type(WorkloadType.of("standard"))
                        .addContainers(
                                Container.builder().name("main").image("nginx").build())
                        .build())
                .build();
    }

    @Test
    void identity_deletedAndGone_isWaitedFor() throws InterruptedException {
        identities.create(Identity.builder().name("etl").build()).execute();
        identities.delete("etl").execute();

        assertThat(identities.untilGone("etl").await()).isEqualTo(GVC + "/identity/etl");
    }

    @Test
    void workload_createdAndReady_isWaitedForInAllLocations() throws InterruptedException {
        cpln.org().gvc("prefect").workloads().create(web()).execute();

        assertThat(cpln.org()
                        .gvc("prefect")
                        .workload("web")
                        .untilReady()
                        .every(Duration.ofMillis(10), Duration.ofMillis(50))
                        .await())
                .hasSize(3);
        assertThatThrownBy(cpln.org()
                        .gvc("prefect")
                        .workload("web")
                        .untilReady(7)
                        .every(Duration.ofMillis(10), Duration.ofMillis(50))
                        .within(Duration.ofMillis(100))::await)
                .isInstanceOf(WaitException.class)
                .hasMessageStartingWith(
                        "Timed out after PT0.1S waiting until /org/acme/gvc/prefect/workload/web is ready at"
                                + " version 7: the location aws-eu-central-1 has processed version 1 only");
        assertThatThrownBy(cpln.org().gvc("prefect").workload("none").untilReady()::await)
                .isInstanceOf(ServiceException.NotFound.class);
    }

    @Test
    void wait_whileTheServiceFails_isRepeatedUntilTheObjectIsGone() throws InterruptedException {
        try (Wire wire = new Wire()) {
            for (int attempt = 0; attempt < 4; attempt++) {
                wire.respond(503, "{}");
            }
            wire.respond(200, "{\"name\": \"prefect\"}").respond(404, "{\"status\": 404, \"message\": \"gone\"}");

            assertThat(wire.cpln()
                            .org()
                            .gvcs()
                            .untilGone("prefect")
                            .every(Duration.ofMillis(1), Duration.ofMillis(2))
                            .await())
                    .isEqualTo("/org/acme/gvc/prefect");
            assertThat(wire.server().getRequestCount()).isEqualTo(6);
        }
    }

    @Test
    void wait_whileTheServiceFails_endsWithTheFailureAsCause() {
        try (Wire wire = new Wire()) {
            for (int attempt = 0; attempt < 4; attempt++) {
                wire.respond(503, "{\"status\": 503, \"message\": \"busy\"}");
            }

            assertThatThrownBy(wire.cpln()
                            .org()
                            .gvcs()
                            .untilGone("prefect")
                            .every(Duration.ofHours(1), Duration.ofHours(1))
                            .within(Duration.ofSeconds(1))::await)
                    .isInstanceOf(WaitException.class)
                    .hasMessageContaining("it cannot be read: GET /org/acme/gvc/prefect (4 attempts): 503: busy")
                    .hasCauseInstanceOf(ServiceException.ServerError.class);
        }
    }

    @Test
    void wait_whoseFirstReadIsStillRepeatedAtTheEnd_reportsItsLastError() {
        RetryPolicy slow = new RetryPolicy(10, Duration.ofMinutes(1), Duration.ofMinutes(1), 0);
        faults.when(get(GVC + "/identity/etl")).then(respond(503));
        try (ControlPlane client = client(ClientOptions.builder().retry(slow).build())) {
            assertThatThrownBy(client.org()
                            .gvc("prefect")
                            .identities()
                            .untilGone("etl")
                            .within(Duration.ofSeconds(1))::await)
                    .isInstanceOf(WaitException.class)
                    .hasMessageContaining("it cannot be read: GET " + GVC + "/identity/etl: 503")
                    .hasCauseInstanceOf(ServiceException.ServerError.class);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void close_ofTheClientBetweenReads_cancelsTheWait(boolean ownTime) {
        identities.create(Identity.builder().name("etl").build()).execute();
        TimeSource time = TimeSource.system("object-wait-test");
        ControlPlane client = client(
                ownTime
                        ? ClientOptions.DEFAULT
                        : ClientOptions.builder().time(time).build());
        CompletableFuture<String> first = new CompletableFuture<>();
        Waiter<String> waiter = Waiter.<Identity, String>until(
                        client.time(),
                        "the identity is gone",
                        client.org().gvc("prefect").identities().get("etl")::executeAsync,
                        identity -> {
                            first.complete(identity.name());
                            return Progress.waiting("it still exists");
                        })
                .every(Duration.ofHours(1), Duration.ofHours(1));
        CompletableFuture<String> gone = waiter.awaitAsync();
        assertThat(first.join()).isEqualTo("etl");

        client.close();

        assertThat(gone).isCancelled();
        assertThat(waiter.awaitAsync()).isCancelled();
        assertThatThrownBy(waiter::await).isInstanceOf(CancellationException.class);
        assertThat(time.scheduler().isShutdown()).isFalse();
        time.scheduler().shutdownNow();
    }

    @Test
    void close_ofTheClientDuringARead_cancelsTheWait() {
        faults.when(get(GVC + "/identity/etl")).then(hang());
        ControlPlane client = client(ClientOptions.DEFAULT);
        CompletableFuture<String> gone =
                client.org().gvc("prefect").identities().untilGone("etl").awaitAsync();

        client.close();

        assertThat(gone).isCancelled();
    }

    private ControlPlane client(ClientOptions options) {
        return ControlPlane.builder()
                .endpoint(emulator.url())
                .org("acme")
                .token(Secret.of(emulator.token()))
                .options(options)
                .build();
    }
}
