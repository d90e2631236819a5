/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cplnprefect.core.connection.ClientOptions;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.setting.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessCheckTest {

    private final Wire wire = new Wire();

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void check_organizationExists_returnsIt() {
        wire.respond(200, "{\"kind\":\"org\",\"name\":\"acme\"}");

        assertThat(wire.cpln().check().name()).isEqualTo("acme");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "404 | {\"detail\":\"Not Found\"}", // Prefect's API
                "401 | {\"exception_message\":\"Unauthorized\"}", // Prefect's API with authentication
                "200 | <!doctype html><title>Prefect</title>", // Prefect's user interface
                "404 | <html>404 Not Found</html>",
                "403 | <html>Forbidden</html>",
                "405 | {\"error\":\"method not allowed\"}",
                "200 | {\"hello\":\"world\"}"
            })
    void check_responseOfAnotherService_namesTheEndpoint(int status, String body) {
        wire.respond(status, body);

        assertThatThrownBy(() -> wire.cpln().check())
                .isInstanceOf(UsageException.class)
                .message()
                .startsWith("Invalid CPLN_ENDPOINT '" + wire.server().url("/"))
                .contains("not from a Control Plane API")
                .endsWith("Set CPLN_ENDPOINT to the address of the Control Plane API.");
    }

    @Test
    void check_redirect_namesTheEndpoint() {
        wire.server()
                .enqueue(new MockResponse.Builder()
                        .code(302)
                        .addHeader("Location", "https://login.example.com/?next=1")
                        .build());

        assertThatThrownBy(() -> wire.cpln().check())
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("Invalid CPLN_ENDPOINT")
                .hasMessageContaining("https://login.example.com/");
    }

    @Test
    void check_organizationMissing_namesIt() {
        wire.respond(404, "{\"status\":404,\"message\":\"org acme not found\"}");

        assertThatThrownBy(() -> wire.cpln().check())
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("Invalid CPLN_ORG 'acme': no such organization")
                .hasMessageEndingWith("Set CPLN_ORG to the name of the organization.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"401 | ''", "401 | {\"status\":401,\"message\":\"bad token\",\"code\":\"unauthorized\"}"})
    void check_tokenRefused_namesTheToken(int status, String body) {
        wire.respond(status, body);

        assertThatThrownBy(() -> wire.cpln().check())
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("Invalid CPLN_TOKEN:")
                .message()
                .doesNotContain(Wire.TOKEN);
    }

    @Test
    void check_tokenOfAnotherOrganization_namesBothSettings() {
        wire.respond(403, "{\"status\":403,\"message\":\"missing permission view\"}");

        assertThatThrownBy(() -> wire.cpln().check())
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("Invalid CPLN_TOKEN for the organization 'acme'")
                .hasMessageContaining("Set CPLN_ORG");
    }

    @Test
    void check_serverError_isNotBlamedOnSettings() {
        for (int i = 0; i < 4; i++) {
            wire.respond(500, "{\"status\":500,\"message\":\"internal\"}");
        }

        assertThatThrownBy(() -> wire.cpln().check()).isInstanceOf(ServiceException.ServerError.class);
    }

    @Test
    void check_connectionRefused_namesTheEndpoint() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        String endpoint = "http://127.0.0.1:" + port;
        try (ControlPlane cpln = ControlPlane.builder()
                .endpoint(endpoint)
                .org("acme")
                .token(Secret.of("token"))
                .build()) {
            assertThatThrownBy(cpln::check)
                    .isInstanceOf(UsageException.class)
                    .hasMessageStartingWith("Cannot connect to CPLN_ENDPOINT '" + endpoint + "'")
                    .hasMessageContaining("Set CPLN_ENDPOINT");
        }
    }

    @Test
    void check_unknownHost_namesTheEndpoint() {
        ClientOptions unknown = ClientOptions.builder()
                .http(http -> http.dns(host -> {
                    throw new UnknownHostException(host);
                }))
                .build();
        try (ControlPlane cpln = ControlPlane.builder()
                .endpoint("https://no-such-host.invalid")
                .org("acme")
                .token(Secret.of("token"))
                .options(unknown)
                .build()) {
            assertThatThrownBy(cpln::check)
                    .isInstanceOf(UsageException.class)
                    .hasMessageStartingWith("Cannot connect to CPLN_ENDPOINT 'https://no-such-host.invalid'")
                    .hasMessageContaining("no-such-host.invalid");
        }
    }
}
