/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.cpln.identity.Identity;
import io.cplnprefect.cpln.resource.Resource;
import io.cplnprefect.cpln.waiter.WaitException;
import io.cplnprefect.cpln.workload.Container;
import io.cplnprefect.cpln.workload.Workload;
import io.cplnprefect.cpln.workload.WorkloadSpec;
import io.cplnprefect.cpln.workload.WorkloadType;
import io.cplnprefect.testkit.cpln.ControlPlaneEmulator;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Waits for objects of the emulator. */
@Timeout(60)
class ObjectWaitTest {

    private static final String GVC = "/org/acme/gvc/prefect";

    private final ControlPlaneEmulator emulator = ControlPlaneEmulator.builder()
            .org("acme", "token-of-acme")
            .gvc("prefect", "aws-eu-central-1", "aws-us-east-1", "gcp-us-east1")
            .pageSize(2)
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
}
