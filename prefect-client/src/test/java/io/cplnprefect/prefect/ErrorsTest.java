/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.prefect.flow.FlowCreate;
import io.cplnprefect.prefect.log.LogCreate;
import java.time.Instant;
import java.util.List;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Error responses of servers, and the exceptions for them. */
final class ErrorsTest {

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
    void errorResponse_ofAnyShape_hasAReadableMessage(int status, String body, String message) {
        wire.respond(status, body);
        try (Prefect prefect = wire.prefect()) {
            ServiceException e = catchThrowableOfType(
                    ServiceException.class, () -> prefect.workPools().read("x").execute());
            assertThat(e.serverMessage()).isEqualTo(message);
            assertThat(e.status()).isEqualTo(status);
            assertThat(e).hasMessage("GET /api/work_pools/x: " + status + ": " + message);
            assertThat(e.body()).doesNotContain("hunter2");
        }
    }

    @Test
    void maintenance_ofAnyMethod_isRetriedUntilItEnds() {
        for (int i = 0; i < 5; i++) {
            wire.server()
                    .enqueue(new MockResponse.Builder()
                            .code(503)
                            .addHeader("Prefect-Maintenance", "true")
                            .build());
        }
        wire.respond(201, "null");
        try (Prefect prefect = wire.prefect(PrefectWire.AT_ONCE)) {
            prefect.logs().create(List.of(line())).execute();
        }
        assertThat(wire.server().getRequestCount()).isEqualTo(6);
    }

    @Test
    void busyDatabase_repeatableCall_isRetried_otherIsNot() {
        wire.respond(503, "{\"exception_message\":\"Service Unavailable\"}");
        wire.respond(201, "{\"id\":\"00000000-0000-0000-0000-00000000000a\",\"name\":\"etl\"}");
        wire.respond(503, "{\"exception_message\":\"Service Unavailable\"}");
        try (Prefect prefect = wire.prefect(PrefectWire.AT_ONCE)) {
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
}
