/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.call;

import static io.cplnprefect.core.call.Wire.failure;
import static io.cplnprefect.core.call.Wire.ok;
import static io.cplnprefect.core.call.Wire.read;
import static io.cplnprefect.core.call.Wire.status;
import static io.cplnprefect.core.call.Wire.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.cplnprefect.core.ServiceConnection;
import io.cplnprefect.core.connection.CallMetrics;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.TransportException;
import io.cplnprefect.core.error.TransportException.Reason;
import java.time.Duration;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Connections that break while the response is read. */
class BrokenResponseTest {

    private static final String LONG_TEXT = '"' + "x".repeat(200_000) + '"';

    @RegisterExtension
    final Wire wire = Wire.withAutoAdvancingTime();

    private static MockResponse cut(MockResponse.Builder response) {
        return response.body(LONG_TEXT)
                .onResponseBody(new SocketEffect.CloseSocket())
                .build();
    }

    @ParameterizedTest
    @EnumSource
    void get_bodyCutOff_isRetried(CallStyle style) {
        wire.enqueue(cut(status(200)), ok("\"whole\""));

        assertThat(style.execute(read(wire.connect()))).isEqualTo("whole");
        assertThat(wire.server().getRequestCount()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void post_bodyCutOff_failsWithUnknownEffect(CallStyle style) {
        wire.enqueue(cut(status(200)), ok("\"again\""));

        TransportException e = failure(TransportException.class, () -> style.execute(write(wire.connect())));

        assertThat(e.reason()).isEqualTo(Reason.BROKEN);
        assertThat(e.nothingSent()).isFalse();
        assertThat(wire.server().getRequestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void postDeclaredRepeatable_bodyCutOff_isRetried(CallStyle style) {
        wire.enqueue(cut(status(200)), ok("\"whole\""));

        assertThat(style.execute(write(wire.connect()).with(RequestOptions.repeatable())))
                .isEqualTo("whole");
    }

    @ParameterizedTest
    @EnumSource
    void postDeclaredRepeatable_bodyCutOffThenRefused_mayHaveReachedTheServer(CallStyle style) {
        wire.enqueue(cut(status(200)));
        ServiceConnection connection = wire.connectWith(o -> o.metrics(new CallMetrics() {
            @Override
            public void attemptEnded(Endpoint endpoint, int attempt, String outcome, Duration time) {
                wire.server().close();
            }
        }));

        TransportException e = failure(
                TransportException.class, () -> style.execute(write(connection).with(RequestOptions.repeatable())));

        assertThat(e.reason()).isEqualTo(Reason.CONNECT_FAILED);
        assertThat(e.site().attempts()).isEqualTo(2);
        assertThat(e.nothingSent()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void errorResponse_bodyCutOff_keepsItsStatus(CallStyle style) {
        wire.enqueue(cut(status(404)));

        ServiceException e = failure(ServiceException.class, () -> style.execute(read(wire.connect())));

        assertThat(e).isInstanceOf(ServiceException.NotFound.class);
        assertThat(wire.server().getRequestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void errorResponse_bodyLarge_keepsTheStartOfTheBody(CallStyle style) {
        wire.enqueue(status(400).body("y".repeat(5_000_000)).build(), ok("\"next\""));
        ServiceConnection connection = wire.connect();

        ServiceException e = failure(ServiceException.class, () -> style.execute(read(connection)));

        assertThat(e.body()).startsWith("yyy").hasSizeLessThan(2_100);
        assertThat(style.execute(read(connection))).isEqualTo("next");
    }
}
