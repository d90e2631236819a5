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
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** OkHttp repeats some requests on its own. The server must receive a request exactly once per attempt. */
class NoSilentReplayTest {

    private static final Endpoint REMOVE = Endpoint.of("DELETE", "/things/{name}");

    @RegisterExtension
    final Wire wire = Wire.withAutoAdvancingTime();

    private static MockResponse connectionClosedWithoutResponse() {
        return new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build();
    }

    @ParameterizedTest
    @EnumSource
    void post_pooledConnectionCloses_isSentOnce(CallStyle style) {
        wire.enqueue(ok("\"a\""), connectionClosedWithoutResponse(), ok("\"again\""));
        ServiceConnection connection = wire.connect();
        style.execute(read(connection));

        TransportException e = failure(TransportException.class, () -> style.execute(write(connection)));

        assertThat(e.reason()).isEqualTo(Reason.BROKEN);
        assertThat(e.nothingSent()).isFalse();
        assertThat(e.site().attempts()).isEqualTo(1);
        assertThat(wire.server().getRequestCount()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void delete_pooledConnectionCloses_isSentOnce(CallStyle style) {
        wire.enqueue(ok("\"a\""), connectionClosedWithoutResponse(), ok("\"again\""));
        ServiceConnection connection = wire.connect();
        style.execute(read(connection));

        TransportException e = failure(
                TransportException.class,
                () -> style.execute(connection.<String>call(REMOVE, "/things/a", null, String.class)));

        assertThat(e.reason()).isEqualTo(Reason.BROKEN);
        assertThat(wire.server().getRequestCount()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void get_pooledConnectionCloses_isRetriedAndCounted(CallStyle style) {
        wire.enqueue(ok("\"a\""), connectionClosedWithoutResponse(), ok("\"again\""));
        AtomicInteger attempts = new AtomicInteger();
        ServiceConnection connection = wire.connectWith(o -> o.metrics(new CallMetrics() {
            @Override
            public void callEnded(Endpoint endpoint, int count, String outcome, Duration time) {
                attempts.set(count);
            }
        }));
        style.execute(read(connection));

        String document = style.execute(read(connection));

        assertThat(document).isEqualTo("again");
        assertThat(attempts.get()).isEqualTo(2);
        assertThat(wire.server().getRequestCount()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void post_status503WithRetryAfterZero_isSentOnce(CallStyle style) {
        wire.enqueue(status(503).addHeader("Retry-After", "0").build(), ok("\"again\""));

        ServiceException e = failure(ServiceException.class, () -> style.execute(write(wire.connect())));

        assertThat(e.status()).isEqualTo(503);
        assertThat(e.retryAfter()).isZero();
        assertThat(wire.server().getRequestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void delete_status503WithRetryAfterZero_isSentOnce(CallStyle style) {
        wire.enqueue(status(503).addHeader("Retry-After", "0").build(), ok("\"again\""));
        ServiceConnection connection = wire.connect();

        ServiceException e = failure(
                ServiceException.class,
                () -> style.execute(connection.<String>call(REMOVE, "/things/a", null, String.class)));

        assertThat(e.status()).isEqualTo(503);
        assertThat(wire.server().getRequestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void post_status408_isSentOnce(CallStyle style) {
        wire.enqueue(status(408).build(), ok("\"again\""));

        ServiceException e = failure(ServiceException.class, () -> style.execute(write(wire.connect())));

        assertThat(e.status()).isEqualTo(408);
        assertThat(wire.server().getRequestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void get_retriesOff_isSentOnce(CallStyle style) {
        wire.enqueue(
                status(503).addHeader("Retry-After", "0").build(), status(408).build(), ok("\"again\""));
        ServiceConnection connection = wire.connectWith(o -> o.retry(RetryPolicy.NONE));

        assertThat(failure(ServiceException.class, () -> style.execute(read(connection)))
                        .status())
                .isEqualTo(503);
        assertThat(failure(ServiceException.class, () -> style.execute(read(connection)))
                        .status())
                .isEqualTo(408);
        assertThat(wire.server().getRequestCount()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void get_status503WithRetryAfterZero_isRetriedAndCounted(CallStyle style) {
        MockResponse busy = status(503).addHeader("Retry-After", "0").build();
        wire.enqueue(busy, busy, busy, busy, busy, ok("\"too late\""));

        ServiceException e = failure(ServiceException.class, () -> style.execute(read(wire.connect())));

        assertThat(e.site().attempts()).isEqualTo(5);
        assertThat(wire.server().getRequestCount()).isEqualTo(5);
    }

    @ParameterizedTest
    @EnumSource
    void get_status503WithRetryAfterAboveIntRange_failsWithTheStatus(CallStyle style) {
        wire.enqueue(status(503).addHeader("Retry-After", "99999999999").build());

        ServiceException e = failure(ServiceException.class, () -> style.execute(read(wire.connect())));

        assertThat(e.status()).isEqualTo(503);
        assertThat(wire.server().getRequestCount()).isEqualTo(1);
    }
}
