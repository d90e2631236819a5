/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.prefect.flow.Flow;
import io.cplnprefect.prefect.flow.FlowCreate;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import io.cplnprefect.testkit.realprefect.RealPrefect;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Servers that require CSRF tokens or credentials. */
final class ProtectedServerIT {

    private static final FlowCreate FLOW = FlowCreate.builder().name("etl").build();

    @ParameterizedTest
    @EnumSource(PrefectRelease.class)
    void csrfServer_manyCallsAtOnce_allAccepted(PrefectRelease release) {
        try (RealPrefect server = RealPrefect.start(
                        release,
                        Map.of(
                                "PREFECT_SERVER_CSRF_PROTECTION_ENABLED", "true",
                                "PREFECT_SERVER_CSRF_TOKEN_EXPIRATION", "PT1H"));
                Prefect prefect = Prefect.builder().apiUrl(server.apiUrl()).build()) {
            List<CompletableFuture<Flow>> made = Stream.generate(
                            () -> prefect.flows().create(FLOW).executeAsync())
                    .limit(6)
                    .toList();
            assertThat(made.stream().map(flow -> flow.join().id()).distinct()).hasSize(1);
            Flow flow = prefect.flows().create(FLOW).execute();
            prefect.flows().delete(flow.id()).execute();
        }
    }

    @Test
    void authStringServer_rightOrNoCredentials_acceptedOrRejected() {
        try (RealPrefect server =
                RealPrefect.start(PrefectRelease.V3, Map.of("PREFECT_SERVER_API_AUTH_STRING", "admin:pass word"))) {
            try (Prefect prefect = Prefect.builder()
                    .apiUrl(server.apiUrl())
                    .apiKey(Secret.of("ignored"))
                    .authString(Secret.of("admin:pass word"))
                    .build()) {
                assertThat(prefect.check().major()).isEqualTo(3);
                assertThat(prefect.flows().create(FLOW).execute().name()).isEqualTo("etl");
            }
            try (Prefect wrong = Prefect.builder()
                            .apiUrl(server.apiUrl())
                            .authString(Secret.of("admin:other"))
                            .build();
                    Prefect withKey = Prefect.builder()
                            .apiUrl(server.apiUrl())
                            .apiKey(Secret.of("pnu_1"))
                            .build()) {
                assertThatThrownBy(wrong::check)
                        .isInstanceOf(UsageException.class)
                        .hasMessageContaining("status 401: PREFECT_API_AUTH_STRING is wrong. Set it to user:password");
                assertThatThrownBy(withKey::check)
                        .isInstanceOf(UsageException.class)
                        .hasMessageContaining(
                                "it requires user and password, and PREFECT_API_KEY is set, which only Prefect Cloud"
                                        + " accepts");
            }
            try (Prefect anonymous = Prefect.builder().apiUrl(server.apiUrl()).build()) {
                assertThat(anonymous.server().health().execute()).isTrue();
                assertThatThrownBy(anonymous::check)
                        .isInstanceOf(UsageException.class)
                        .hasMessage("The Prefect API at " + server.apiUrl()
                                + " rejects the request with status 401: it requires credentials. Set"
                                + " PREFECT_API_AUTH_STRING to user:password, as in PREFECT_SERVER_API_AUTH_STRING of"
                                + " the server.");
                assertThatThrownBy(() -> anonymous.flows().create(FLOW).execute())
                        .isInstanceOf(ServiceException.Unauthorized.class);
            }
        }
    }
}
