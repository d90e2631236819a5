/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.error;

import static io.cplnprefect.core.call.Wire.failure;
import static io.cplnprefect.core.call.Wire.ok;
import static io.cplnprefect.core.call.Wire.read;
import static io.cplnprefect.core.call.Wire.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cplnprefect.core.ServiceConnection;
import io.cplnprefect.core.call.CallStyle;
import io.cplnprefect.core.call.RetryPolicy;
import io.cplnprefect.core.call.Wire;
import io.cplnprefect.core.connection.Authentication;
import io.cplnprefect.core.setting.Secret;
import java.io.IOException;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a caller learns from an answer with an error status. */
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
    void status_hasItsClass(int status, String name) {
        wire.enqueue(status(status).build());
        ServiceConnection connection = wire.connectWith(o -> o.retry(RetryPolicy.NONE));

        ServiceException e =
                failure(ServiceException.class, () -> read(connection).execute());

        assertThat(e.status()).isEqualTo(status);
        assertThat(e.getClass().getSimpleName()).isEqualTo(name);
    }

    @ParameterizedTest
    @EnumSource
    void error_carriesWhatTheServerSaid(CallStyle style) {
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
    void error_thatIsNoJson_hasTheReasonPhrase(CallStyle style) {
        wire.enqueue(status(404).body("<html>nothing here</html>").build());

        ServiceException e = failure(ServiceException.class, () -> style.execute(read(wire.connect())));

        assertThat(e).hasMessage("GET /api/things/a: 404: Client Error");
        assertThat(e.body()).isEqualTo("<html>nothing here</html>");
    }

    @ParameterizedTest
    @EnumSource
    void redirect_toAnotherHost_isAnErrorAndTheTokenStaysHere(CallStyle style) throws IOException {
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

    @ParameterizedTest
    @ValueSource(strings = {"http://elsewhere.test/things", "https://elsewhere.test/", "//elsewhere.test/things"})
    void path_onAnotherHost_isRefusedBeforeAnythingIsSent(String path) {
        ServiceConnection connection = wire.connect();

        assertThatThrownBy(() -> connection.call(Wire.READ, path, null, String.class))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("is not on the host of this client")
                .hasMessageContaining("elsewhere.test");
    }

    @Test
    void path_fromTheRoot_staysOnTheHost() {
        wire.enqueue(ok("\"a\""));

        assertThat(wire.connect()
                        .call(Wire.READ, "/other/things?x=1", null, String.class)
                        .execute())
                .isEqualTo("a");
        assertThat(wire.received().getTarget()).isEqualTo("/api/other/things?x=1");
    }

    @Test
    void address_thatIsNone_isRefused() {
        assertThatThrownBy(() -> ServiceConnection.to("things", "prefect.test/api"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("'prefect.test/api'");
        assertThatThrownBy(() -> ServiceConnection.to("things", "https://me:s3cr3t@prefect.test/api"))
                .isInstanceOf(UsageException.class)
                .hasMessageNotContaining("s3cr3t");
    }
}
