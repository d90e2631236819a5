/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.error;

import static io.cplnprefect.core.call.Wire.failure;
import static io.cplnprefect.core.call.Wire.read;
import static io.cplnprefect.core.call.Wire.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.cplnprefect.core.ServiceConnection;
import io.cplnprefect.core.call.CallStyle;
import io.cplnprefect.core.call.RetryPolicy;
import io.cplnprefect.core.call.Wire;
import io.cplnprefect.core.connection.Authentication;
import io.cplnprefect.core.setting.Secret;
import java.io.IOException;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The exception of a response with an error status. */
class ErrorResponseTest {

    @RegisterExtension
    final Wire wire = Wire.withAutoAdvancingTime();

    @ParameterizedTest
    @CsvSource({
        "400, BadRequest",
        "401, Unauthorized",
        "403, Forbidden",
        "404, NotFound",
        "409, Conflict",
        "422, Unprocessable",
        "429, RateLimited",
        "500, ServerError",
        "501, ServerError",
        "418, ServiceException"
    })
    void status_ofError_determinesTheClass(int status, String name) {
        wire.enqueue(status(status).build());
        ServiceConnection connection = wire.connectWith(o -> o.retry(RetryPolicy.NONE));

        ServiceException e =
                failure(ServiceException.class, () -> read(connection).execute());

        assertThat(e.status()).isEqualTo(status);
        assertThat(e.getClass().getSimpleName()).isEqualTo(name);
    }

    @ParameterizedTest
    @EnumSource
    void body_jsonWithMessage_isInTheExceptionWithoutSecrets(CallStyle style) {
        wire.enqueue(status(409)
                .addHeader("X-Request-Id", "r-7")
                .body("{\"message\":\"exists already\",\"apiKey\":\"s3cr3t\"}")
                .build());

        ServiceException e = failure(ServiceException.class, () -> style.execute(read(wire.connect())));

        assertThat(e).hasMessage("GET /api/things/a: 409: exists already [r-7]");
        assertThat(e.serverMessage()).isEqualTo("exists already");
        assertThat(e.body()).contains("exists already").doesNotContain("s3cr3t");
        assertThat(e.requestId()).isEqualTo("r-7");
    }

    @ParameterizedTest
    @EnumSource
    void body_notJson_messageIsTheReasonPhrase(CallStyle style) {
        wire.enqueue(status(404).body("<html>nothing here</html>").build());

        ServiceException e = failure(ServiceException.class, () -> style.execute(read(wire.connect())));

        assertThat(e).hasMessage("GET /api/things/a: 404: Client Error");
        assertThat(e.body()).isEqualTo("<html>nothing here</html>");
    }

    @ParameterizedTest
    @EnumSource
    void redirect_toAnotherHost_isNotFollowed(CallStyle style) throws IOException {
        try (MockWebServer other = new MockWebServer()) {
            other.start();
            wire.enqueue(status(307)
                    .addHeader("Location", other.url("/login?token=s3cr3t"))
                    .build());
            ServiceConnection connection =
                    wire.connect(b -> b.authentication(Authentication.bearer(() -> Secret.of("t0ken"))));

            ServiceException e = failure(ServiceException.class, () -> style.execute(read(connection)));

            assertThat(e.status()).isEqualTo(307);
            assertThat(e).hasMessageContaining("redirects to " + other.url("/login"));
            assertThat(e.getMessage()).doesNotContain("s3cr3t");
            assertThat(other.getRequestCount()).isZero();
            assertThat(wire.server().getRequestCount()).isEqualTo(1);
        }
    }
}
