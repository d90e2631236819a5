/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.UsageException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a check reports about wrong settings. */
final class ServerCheckTest {

    private static final String OTHER_SERVICE =
            ". Set PREFECT_API_URL to the address of a Prefect API; it ends in /api.";

    @RegisterExtension
    final PrefectWire wire = new PrefectWire();

    private static void assertFails(Prefect prefect, String message) {
        assertThatThrownBy(prefect::check).isInstanceOf(UsageException.class).hasMessage(message);
    }

    @Test
    void refusingHost_isReported() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        String url = "http://127.0.0.1:" + port + "/api";
        try (Prefect prefect = wire.prefect(builder -> builder.apiUrl(url))) {
            assertThatThrownBy(prefect::check)
                    .isInstanceOf(UsageException.class)
                    .hasMessageStartingWith("No connection to the Prefect API at " + url + ": GET /api/admin/version")
                    .hasMessageEndingWith(". Check PREFECT_API_URL, and that the server is running.");
        }
    }

    @Test
    void unknownHost_isReportedByName() {
        String host = UUID.randomUUID() + ".invalid";
        try (Prefect prefect = wire.prefect(builder -> builder.apiUrl("http://" + host + "/api"))) {
            assertThatThrownBy(prefect::check)
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("unknown host '" + host + "'")
                    .hasMessageEndingWith(". Check PREFECT_API_URL, and that the server is running.");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        200 | <html>Prefect</html> | its response to GET /api/admin/version cannot be read
        200 | {"status":"ok"}      | its response to GET /api/admin/version cannot be read
        200 | "hello"              | Invalid version 'hello': expected a version such as 3.1.0
        302 | <html>Log in</html>  | its response to GET /api/admin/version has status 302
        404 | <html>None</html>    | its response to GET /api/admin/version has status 404
        404 | {"detail":"Not Found"} | its response to GET /api/admin/version has status 404
        401 | <html>Log in</html>  | it rejects the credentials with status 401, and a body that a Prefect API does not send
        403 | {"status":403,"message":"forbidden"} | it rejects the credentials with status 403, and a body that a Prefect API does not send
        """)
    void otherService_isReportedAsSuch(int status, String body, String problem) {
        wire.respond(status, body);
        try (Prefect prefect = wire.prefect()) {
            assertFails(
                    prefect, "The service at " + wire.apiUrl() + " is not a Prefect API: " + problem + OTHER_SERVICE);
        }
    }

    @Test
    void failingServer_keepsItsStatus() {
        wire.respond(500, "{}");
        try (Prefect prefect = wire.prefect()) {
            assertThatThrownBy(prefect::check).isInstanceOf(ServiceException.ServerError.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"2.19.9", "1.4.1", "4.0.0"})
    void unsupportedVersion_isRefused(String version) {
        wire.respond(200, "\"" + version + "\"");
        try (Prefect prefect = wire.prefect()) {
            assertFails(
                    prefect,
                    "Unsupported version " + version + " of the Prefect server at " + wire.apiUrl()
                            + ": expected 2.20 or later, or 3.x. Use a server of such a version.");
        }
    }

    @ParameterizedTest
    @CsvSource({"2.20.25,2.20.25", "3.8.8,3.8.8", "3.0.0rc1,3.0.0", "3.4.0+12.gabc.dirty,3.4.0"})
    void supportedVersion_isReturnedAndRemembered(String sent, String version) {
        wire.respond(200, "\"" + sent + "\"");
        try (Prefect prefect = wire.prefect()) {
            assertThat(prefect.check()).hasToString(version);
            assertThat(prefect.version()).hasToString(version);
        }
        assertThat(wire.server().getRequestCount()).isEqualTo(1);
    }
}
