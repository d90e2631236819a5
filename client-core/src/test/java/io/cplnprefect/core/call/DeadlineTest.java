/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.call;

import static io.cplnprefect.core.call.Wire.failure;
import static io.cplnprefect.core.call.Wire.ok;
import static io.cplnprefect.core.call.Wire.read;
import static io.cplnprefect.core.call.Wire.status;
import static io.cplnprefect.core.call.Wire.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.cplnprefect.core.ServiceConnection;
import io.cplnprefect.core.connection.CallLimits;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.TransportException;
import io.cplnprefect.core.error.TransportException.Reason;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A call ends within its time, whatever it waits for, and says so without being repeated. */
class DeadlineTest {

    @RegisterExtension
    final Wire wire = Wire.withAutoAdvancingTime();

    private static MockResponse dripping() {
        return status(200)
                .body("x".repeat(10_000))
                .throttleBody(1, 20, TimeUnit.MILLISECONDS)
                .build();
    }

    @ParameterizedTest
    @EnumSource
    void answer_thatOnlyDrips_endsWithTheTryAndIsNotRepeated(CallStyle style) {
        wire.enqueue(dripping(), ok("\"again\""));
        ServiceConnection connection =
                wire.connectWith(o -> o.limits(CallLimits.DEFAULT.withAttemptTimeout(Duration.ofMillis(100))));

        TransportException e = failure(TransportException.class, () -> style.execute(read(connection)));

        assertThat(e.reason()).isEqualTo(Reason.TIMEOUT);
        assertThat(e.nothingSent()).isFalse();
        assertThat(e).hasMessage("GET /api/things/a: no whole answer within 100 ms");
        assertThat(wire.server().getRequestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void answer_thatOnlyDrips_endsWithTheTimeOfTheCall(CallStyle style) {
        wire.enqueue(dripping(), ok("\"again\""));

        TransportException e = failure(
                TransportException.class,
                () -> style.execute(write(wire.connect()).with(RequestOptions.timeout(Duration.ofMillis(100)))));

        assertThat(e.reason()).isEqualTo(Reason.TIMEOUT);
        assertThat(e).hasMessageContaining("within 100 ms");
        assertThat(wire.server().getRequestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void answer_thatNeverBegins_endsWithTheTry(CallStyle style) {
        wire.enqueue(new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build());
        ServiceConnection connection =
                wire.connectWith(o -> o.limits(CallLimits.DEFAULT.withAttemptTimeout(Duration.ofMillis(100))));

        TransportException e = failure(TransportException.class, () -> style.execute(read(connection)));

        assertThat(e.reason()).isEqualTo(Reason.TIMEOUT);
    }

    @ParameterizedTest
    @EnumSource
    void errorAnswer_whoseBodyOnlyDrips_isStillThatError(CallStyle style) {
        wire.enqueue(status(409)
                .body("x".repeat(10_000))
                .throttleBody(1, 20, TimeUnit.MILLISECONDS)
                .build());
        ServiceConnection connection =
                wire.connectWith(o -> o.limits(CallLimits.DEFAULT.withAttemptTimeout(Duration.ofMillis(200))));

        failure(ServiceException.Conflict.class, () -> style.execute(read(connection)));
    }

    @ParameterizedTest
    @EnumSource
    void retry_thatWouldWaitBeyondTheTimeLeft_isNotWaitedFor(CallStyle style) {
        MockResponse busy = status(503).build();
        wire.enqueue(busy, busy, busy, busy);

        ServiceException e = failure(
                ServiceException.class,
                () -> style.execute(read(wire.connect()).with(RequestOptions.timeout(Duration.ofSeconds(3)))));

        assertThat(e.site().attempts()).isEqualTo(3);
        assertThat(wire.elapsed()).isEqualTo(Duration.ofMillis(500 + 1_000));
    }

    @ParameterizedTest
    @EnumSource
    void call_withNoTimeLeft_isNotSent(CallStyle style) {
        TransportException e = failure(
                TransportException.class,
                () -> style.execute(write(wire.connect()).with(RequestOptions.timeout(Duration.ZERO))));

        assertThat(e.reason()).isEqualTo(Reason.QUEUE_TIMEOUT);
        assertThat(e.nothingSent()).isTrue();
        assertThat(e.site().attempts()).isZero();
        assertThat(wire.server().getRequestCount()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void call_withEndlessTime_isMade(CallStyle style) {
        wire.enqueue(ok("\"in\""));

        assertThat(style.execute(read(wire.connect()).with(RequestOptions.timeout(Duration.ofSeconds(Long.MAX_VALUE)))))
                .isEqualTo("in");
    }

    @Test
    void token_thatNeverComes_endsWithTheTimeOfTheCall() {
        ServiceConnection connection = wire.connect(b -> b.authentication(method -> new CompletableFuture<>()));

        TransportException e =
                failure(TransportException.class, () -> read(connection).execute());

        assertThat(e.reason()).isEqualTo(Reason.QUEUE_TIMEOUT);
        assertThat(e).hasMessage("GET /api/things/a: no token within 120000 ms");
    }
}
