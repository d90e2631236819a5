/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cplnprefect.core.call.RetryPolicy;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.prefect.flow.FlowCreate;
import io.cplnprefect.prefect.log.LogCreate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Errors as servers tell them, and what a user reads. */
final class ErrorsTest {

    private static final RetryPolicy AT_ONCE = new RetryPolicy(3, Duration.ofMillis(1), Duration.ofMillis(1), 0);

    @RegisterExtension
    final PrefectWire wire = new PrefectWire();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            404 | {"detail":"Work pool \\"x\\" not found."} | Work pool "x" not found.
            404 | {"exception_message":"Flow run not found"} | Flow run not found
            409 | {"detail":["two","schedules"]} | two; schedules
            422 | {"exception_message":"Invalid request received.","exception_detail":[{"loc":["body",0,"level"],"msg":"not an int","type":"t","input":"hunter2"},{"loc":["body"],"msg":"too long"}],"request_body":{"a":"hunter2"}} | Invalid request: body.0.level: not an int; body: too long
            422 | {"detail":[{"loc":["query","x"],"msg":"missing","input":"hunter2"}]} | query.x: missing
            422 | {"detail":{"why":"odd","input":"hunter2"}} | {"why":"odd"}
            423 | {"detail":"Locked"} | Locked
            500 | {"exception_message":"Internal Server Error"} | Internal Server Error
            """)
    void errorAnswer_ofAnyShape_readsWell(int status, String body, String words) {
        wire.answer(status, body);
        try (Prefect prefect = wire.prefect()) {
            ServiceException e = catchThrowableOfType(
                    ServiceException.class, () -> prefect.workPools().read("x").execute());
            assertThat(e.serverMessage()).isEqualTo(words);
            assertThat(e.status()).isEqualTo(status);
            assertThat(e).hasMessage("GET /api/work_pools/x: " + status + ": " + words);
            assertThat(e.body()).doesNotContain("hunter2");
        }
    }

    @Test
    void maintenance_whateverTheMethod_isWaitedFor() {
        for (int i = 0; i < 5; i++) {
            wire.server()
                    .enqueue(new MockResponse.Builder()
                            .code(503)
                            .addHeader("Prefect-Maintenance", "true")
                            .build());
        }
        wire.answer(201, "null");
        try (Prefect prefect = wire.prefect(builder -> builder.retry(AT_ONCE))) {
            prefect.logs().create(List.of(line())).execute();
        }
        assertThat(wire.server().getRequestCount()).isEqualTo(6);
    }

    @Test
    void busyDatabase_repeatableCall_isTriedAgain_otherIsNot() {
        wire.answer(503, "{\"exception_message\":\"Service Unavailable\"}");
        wire.answer(201, "{\"id\":\"00000000-0000-0000-0000-00000000000a\",\"name\":\"etl\"}");
        wire.answer(503, "{\"exception_message\":\"Service Unavailable\"}");
        try (Prefect prefect = wire.prefect(builder -> builder.retry(AT_ONCE))) {
            assertThat(prefect.flows()
                            .create(FlowCreate.builder().name("etl").build())
                            .execute()
                            .name())
                    .isEqualTo("etl");
            assertThatThrownBy(() -> prefect.logs().create(List.of(line())).execute())
                    .isInstanceOf(ServiceException.ServerError.class);
        }
        assertThat(wire.server().getRequestCount()).isEqualTo(3);
    }

    private static LogCreate line() {
        return LogCreate.builder()
                .name("n")
                .level(20)
                .message("m")
                .timestamp(Instant.EPOCH)
                .build();
    }

    @Test
    void check_nobodyThere_saysSo() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        String url = "http://127.0.0.1:" + port + "/api";
        try (Prefect prefect =
                Prefect.builder().apiUrl(url).retry(RetryPolicy.NONE).build()) {
            assertThatThrownBy(prefect::check)
                    .isInstanceOf(UsageException.class)
                    .hasMessageStartingWith("PREFECT_API_URL is " + url + ", but nothing answers there: ");
        }
    }

    @Test
    void check_webPageThere_saysSo() {
        wire.server()
                .enqueue(new MockResponse.Builder().body("<html>Prefect</html>").build());
        try (Prefect prefect = wire.prefect()) {
            assertThatThrownBy(prefect::check)
                    .isInstanceOf(UsageException.class)
                    .hasMessage("PREFECT_API_URL is " + wire.apiUrl()
                            + ", but what answers there is not the API of a Prefect server; its address ends in /api");
        }
    }

    @Test
    void check_noSuchPath_saysSo() {
        wire.answer(404, "{\"detail\":\"Not Found\"}");
        try (Prefect prefect = wire.prefect()) {
            assertThatThrownBy(prefect::check)
                    .isInstanceOf(UsageException.class)
                    .hasMessageStartingWith(
                            "PREFECT_API_URL is " + wire.apiUrl() + ", but there is no Prefect API at that address: ");
        }
    }

    @ParameterizedTest
    @CsvSource({"2.19.9", "1.4.1", "4.0.0"})
    void check_serverOfOtherVersion_isRefused(String version) {
        wire.answer(200, "\"" + version + "\"");
        try (Prefect prefect = wire.prefect()) {
            assertThatThrownBy(prefect::check)
                    .isInstanceOf(UsageException.class)
                    .hasMessage("The Prefect server at " + wire.apiUrl() + " has version " + version
                            + "; this client is for 2.20 and later, and for 3.x");
        }
    }

    @ParameterizedTest
    @CsvSource({"2.20.25,2.20.25", "3.8.8,3.8.8", "3.0.0rc1,3.0.0", "3.4.0+12.gabc.dirty,3.4.0"})
    void check_goodServer_givesItsVersion(String told, String version) {
        wire.answer(200, "\"" + told + "\"");
        try (Prefect prefect = wire.prefect()) {
            assertThat(prefect.check()).hasToString(version);
            assertThat(prefect.version()).hasToString(version);
        }
        assertThat(wire.server().getRequestCount()).isEqualTo(1);
    }
}
