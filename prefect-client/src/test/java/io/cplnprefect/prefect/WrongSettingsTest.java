/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cplnprefect.core.call.RetryPolicy;
import io.cplnprefect.core.connection.ClientOptions;
import io.cplnprefect.core.error.DecodingException;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.setting.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a user reads whose address, credentials or proxy are wrong. */
final class WrongSettingsTest {

    private static final String WORKSPACE =
            "/accounts/00000000-0000-0000-0000-00000000000a" + "/workspaces/00000000-0000-0000-0000-00000000000b";

    @RegisterExtension
    final PrefectWire wire = new PrefectWire();

    private static UnaryOperator<PrefectBuilder> credentials(String kind) {
        return switch (kind) {
            case "key" -> builder -> builder.apiKey(Secret.of("hunter2"));
            case "cloud key" -> builder -> builder.apiKey(Secret.of("pnu_hunter2"));
            case "auth" -> builder -> builder.authString(Secret.of("admin:hunter2"));
            default -> builder -> builder;
        };
    }

    private Prefect prefect(String apiUrl, String kind) {
        return wire.prefect(builder -> credentials(kind)
                .apply(builder.apiUrl(apiUrl)
                        .options(ClientOptions.builder().retry(RetryPolicy.NONE).build())));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        none      | 401 | {"exception_message":"Unauthorized"} | status 401: it requires credentials. Set PREFECT_API_AUTH_STRING to user:password, as in PREFECT_SERVER_API_AUTH_STRING of the server.
        key       | 401 | {"exception_message":"Unauthorized"} | status 401: it requires user and password, and PREFECT_API_KEY is set, which only Prefect Cloud accepts. Set PREFECT_API_AUTH_STRING to
        auth      | 401 | {"exception_message":"Unauthorized"} | status 401: PREFECT_API_AUTH_STRING is wrong. Set it to user:password, as in PREFECT_SERVER_API_AUTH_STRING of the server.
        auth      | 403 | {"detail":"No access"}               | status 403: PREFECT_API_AUTH_STRING is wrong.
        cloud key | 200 | "3.8.8"                              | PREFECT_API_KEY is a key of Prefect Cloud, but
        """)
    void credentials_ofServer(String kind, int status, String body, String problem) {
        wire.respond(status, body);
        try (Prefect prefect = prefect(wire.apiUrl(), kind)) {
            assertThatThrownBy(prefect::check)
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining(problem)
                    .hasMessageContaining(wire.apiUrl())
                    .message()
                    .doesNotContain("hunter2");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        cloud key | 401 | status 401: the API key is wrong, expired, or not allowed to use this workspace. Set PREFECT_API_KEY to a valid key.
        cloud key | 403 | status 403: the API key is wrong, expired, or not allowed to use this workspace. Set PREFECT_API_KEY to a valid key.
        auth      | 401 | status 401: PREFECT_API_AUTH_STRING is set and takes precedence, but Prefect Cloud expects an API key. Remove it, and set PREFECT_API_KEY.
        """)
    void credentials_ofCloud(String kind, int status, String problem) {
        wire.respond(status, "{\"detail\":\"Unauthorized\"}");
        try (Prefect prefect = prefect(wire.apiUrl() + WORKSPACE, kind)) {
            assertThatThrownBy(prefect::check)
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining(problem)
                    .message()
                    .doesNotContain("hunter2");
        }
    }

    @Test
    void keyOfProxy_isAccepted() {
        wire.respond(200, "\"3.8.8\"");
        try (Prefect prefect = prefect(wire.apiUrl(), "key")) {
            assertThat(prefect.check()).hasToString("3.8.8");
        }
    }

    @Test
    void proxyWithHtml_isReported_byCheckAndByEveryCall() {
        wire.respond(200, "<!DOCTYPE html><html>Log in</html>");
        wire.respond(200, " <html>Log in</html>");
        wire.respond(502, "<html><h1>502 Bad Gateway</h1></html>");
        try (Prefect prefect = wire.prefect()) {
            assertThatThrownBy(prefect::check)
                    .isInstanceOf(UsageException.class)
                    .hasMessageStartingWith(
                            "The service at " + wire.apiUrl() + " is not a Prefect API: its response to");
            assertThatThrownBy(() -> prefect.flows().read(WireCall.ID).execute())
                    .isInstanceOf(DecodingException.class)
                    .hasMessageContaining(
                            "expected JSON, but the body is HTML, as that of a proxy or another service. Check the"
                                    + " address, and proxies on the way");
            assertThatThrownBy(prefect::check)
                    .isInstanceOf(ServiceException.ServerError.class)
                    .hasMessageContaining("502")
                    .hasMessageContaining("A proxy on the way to " + wire.apiUrl()
                            + " responded. Check that the Prefect server behind it is running");
        }
    }

    @Test
    void https_toServerOfHttp_namesTheOtherScheme() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> served = CompletableFuture.runAsync(() -> respondBadRequest(server));
            String address = "://localhost:" + server.getLocalPort() + "/api";
            try (Prefect prefect = prefect("https" + address, "none")) {
                assertThatThrownBy(prefect::check)
                        .isInstanceOf(UsageException.class)
                        .hasMessageStartingWith(
                                "The service at https" + address + " does not respond as a Prefect API: ")
                        .hasMessageEndingWith(". If it expects http, set PREFECT_API_URL to http" + address + ".");
            }
            served.join();
        }
    }

    /** Responds to the first bytes of a connection, as a server of HTTP does to what is not HTTP. */
    private static void respondBadRequest(ServerSocket server) {
        try (Socket connection = server.accept()) {
            int first = connection.getInputStream().read();
            connection.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            connection.shutdownOutput();
            while (first >= 0) {
                first = connection.getInputStream().read();
            }
        } catch (IOException closedByClient) {
            throw new UncheckedIOException(closedByClient);
        }
    }

    @Test
    void http_toServerOfHttps_namesTheOtherScheme() {
        String http = wire.apiUrl();
        wire.server().useHttps(certificates().sslSocketFactory());
        try (Prefect prefect = prefect(http, "none")) {
            assertThatThrownBy(prefect::check)
                    .isInstanceOf(UsageException.class)
                    .hasMessageStartingWith("The service at " + http + " does not respond as a Prefect API: ")
                    .hasMessageEndingWith(
                            ". If it expects https, set PREFECT_API_URL to " + http.replace("http:", "https:") + ".");
        }
    }

    @Test
    void http_toIngressOfHttps_namesTheOtherScheme() {
        wire.respond(400, "<html>The plain HTTP request was sent to HTTPS port</html>");
        try (Prefect prefect = wire.prefect()) {
            assertThatThrownBy(prefect::check)
                    .isInstanceOf(UsageException.class)
                    .hasMessageEndingWith(". If it expects https, set PREFECT_API_URL to "
                            + wire.apiUrl().replace("http:", "https:") + ".");
        }
    }

    @Test
    void untrustedServer_namesTheSetting() {
        wire.server().useHttps(certificates().sslSocketFactory());
        try (Prefect prefect = prefect(wire.apiUrl(), "none")) {
            assertThatThrownBy(prefect::check)
                    .isInstanceOf(UsageException.class)
                    .hasMessageStartingWith("The certificate of the server at " + wire.apiUrl() + " is not trusted: ")
                    .hasMessageEndingWith(
                            ". Set PREFECT_API_SSL_CERT_FILE to a PEM file of its certificate authority.");
        }
    }

    private static HandshakeCertificates certificates() {
        return new HandshakeCertificates.Builder()
                .heldCertificate(new HeldCertificate.Builder()
                        .addSubjectAlternativeName("localhost")
                        .build())
                .build();
    }
}
