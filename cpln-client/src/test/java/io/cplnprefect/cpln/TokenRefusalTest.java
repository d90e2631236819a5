/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.cpln.log.LogQl;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a user must do if the logs service refuses a token depends on what the token belongs to. */
class TokenRefusalTest {

    private static final String KEY = "s0123456789abcde."
            + Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString("acme.robot.4711".getBytes(StandardCharsets.UTF_8));

    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws Exception {
        server.start();
        server.enqueue(new MockResponse.Builder()
                .code(403)
                .body("{\"status\":403,\"message\":\"refused\"}")
                .build());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void injectedToken_needsAServiceAccountKey() {
        refused(
                Map.of("CPLN_TOKEN", "injected-token", "CPLN_WORKLOAD", "/org/acme/gvc/g/workload/w"),
                "does not accept the token that Control Plane injects into a workload. Set CPLN_TOKEN to a key of a service"
                        + " account that has the permission readLogs on the organization");
    }

    @Test
    void serviceAccountKey_needsThePermission() {
        refused(
                Map.of("CPLN_TOKEN", KEY, "CPLN_WORKLOAD", "w"),
                "the service account does not have the permission readLogs on the organization. Grant it");
    }

    @Test
    void otherToken_isInvalidOrNeedsThePermission() {
        refused(Map.of("CPLN_TOKEN", "eyJhbGciOi.e30.x"), "the token is invalid or expired, or does not have");
    }

    @Test
    void kind_isThatOfTheTokenInUse() {
        Map<String, String> inWorkload = Map.of("CPLN_TOKEN", "Bearer injected", "CPLN_WORKLOAD", "w");
        assertThat(TokenKind.of(Secret.of("injected"), inWorkload)).isEqualTo(TokenKind.INJECTED);
        assertThat(TokenKind.of(Secret.of("explicit"), inWorkload)).isEqualTo(TokenKind.OTHER);
        assertThat(TokenKind.of(Secret.of("s.%%%"), Map.of())).isEqualTo(TokenKind.OTHER);
        assertThat(TokenKind.of(Secret.of(KEY), Map.of())).isEqualTo(TokenKind.SERVICE_ACCOUNT_KEY);
    }

    private void refused(Map<String, String> environment, String hint) {
        try (ControlPlane cpln = ControlPlane.builder()
                .environment(environment)
                .org("acme")
                .endpoint("http://127.0.0.1:9")
                .logsEndpoint(server.url("/").toString())
                .build()) {
            assertThatThrownBy(() -> cpln.org()
                            .logs()
                            .last(LogQl.labels(Map.of("gvc", "g")), 1)
                            .execute())
                    .isInstanceOf(ServiceException.Forbidden.class)
                    .hasMessageContaining(hint)
                    .message()
                    .doesNotContain(KEY);
        }
    }
}
