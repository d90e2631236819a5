/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.call;

import static io.cplnprefect.core.call.Wire.failure;
import static io.cplnprefect.core.call.Wire.ok;
import static io.cplnprefect.core.call.Wire.read;
import static io.cplnprefect.core.call.Wire.status;
import static io.cplnprefect.core.call.Wire.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cplnprefect.core.ServiceConnection;
import io.cplnprefect.core.connection.CallLimits;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.TransportException;
import io.cplnprefect.core.error.TransportException.Reason;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okhttp3.Call;
import okhttp3.EventListener;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The time-outs of a call. Those of a response pass in real time, because OkHttp waits in real time; they are tested in two
 * styles only.
 */
class DeadlineTest {

    @RegisterExtension
    final Wire wire = Wire.withAutoAdvancingTime();

    private static final Duration SHORT = Duration.ofMillis(500);

    /** The first call of a JVM loads classes, which may take longer than {@link #SHORT}. */
    @BeforeAll
    static void loadClasses() throws IOException {
        try (MockWebServer server = new MockWebServer()) {
            server.enqueue(ok("\"a\""));
            server.start();
            try (ServiceConnection connection =
                    ServiceConnection.to("things", server.url("/").toString()).build()) {
                read(connection).execute();
            }
        }
    }

    private static MockResponse slow(int status) {
        return status(status)
                .body("x".repeat(10_000))
                .throttleBody(1, 20, TimeUnit.MILLISECONDS)
                .build();
    }

    private ServiceConnection connectWithShortAttempts() {
        return wire.connectWith(o -> o.limits(CallLimits.DEFAULT.withAttemptTimeout(SHORT)));
    }

    @ParameterizedTest
    @EnumSource(names = {"BLOCKING", "ASYNC"})
    void get_bodySlowerThanTheAttemptTimeout_failsWithoutRetry(CallStyle style) {
        wire.enqueue(slow(200), ok("\"again\""));
        ServiceConnection connection = connectWithShortAttempts();

        TransportException e = failure(TransportException.class, () -> style.execute(read(connection)));

        assertThat(e.reason()).isEqualTo(Reason.TIMEOUT);
        assertThat(e.nothingSent()).isFalse();
        assertThat(e).hasMessage("GET /api/things/a: no complete response within 500 ms");
        assertThat(wire.server().getRequestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"BLOCKING", "ASYNC"})
    void post_bodySlowerThanTheTimeoutOfTheCall_fails(CallStyle style) {
        wire.enqueue(slow(200), ok("\"again\""));

        TransportException e = failure(
                TransportException.class,
                () -> style.execute(write(wire.connect()).with(RequestOptions.timeout(SHORT))));

        assertThat(e.reason()).isEqualTo(Reason.TIMEOUT);
        assertThat(e).hasMessageContaining("no complete response within 500 ms");
        assertThat(wire.server().getRequestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"BLOCKING", "ASYNC"})
    void get_responseSlowerThanTheAttemptTimeout_fails(CallStyle style) {
        wire.enqueue(new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build());
        ServiceConnection connection = connectWithShortAttempts();

        TransportException e = failure(TransportException.class, () -> style.execute(read(connection)));

        assertThat(e.reason()).isEqualTo(Reason.TIMEOUT);
        assertThat(wire.server().getRequestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"BLOCKING", "ASYNC"})
    void errorResponse_bodySlowerThanTheAttemptTimeout_keepsItsStatus(CallStyle style) {
        wire.enqueue(slow(409));
        ServiceConnection connection = connectWithShortAttempts();

        ServiceException e = failure(ServiceException.class, () -> style.execute(read(connection)));

        assertThat(e.status()).isEqualTo(409);
        assertThat(wire.server().getRequestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void retry_waitBeyondTheTimeLeft_isNotMade(CallStyle style) {
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
    void call_timeoutZero_isNotSent(CallStyle style) {
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
    void call_timeoutLongerThanNanosecondsCanCount_isSent(CallStyle style) {
        wire.enqueue(ok("\"a\""));

        assertThat(style.execute(read(wire.connect()).with(RequestOptions.timeout(Duration.ofSeconds(Long.MAX_VALUE)))))
                .isEqualTo("a");
    }

    @ParameterizedTest
    @EnumSource
    void token_notSuppliedInTime_failsWithoutSending(CallStyle style) {
        ServiceConnection connection = wire.connect(b -> b.authentication(method -> new CompletableFuture<>()));

        TransportException e = failure(TransportException.class, () -> style.execute(read(connection)));

        assertThat(e.reason()).isEqualTo(Reason.QUEUE_TIMEOUT);
        assertThat(e).hasMessage("GET /api/things/a: not sent: no credentials within 120000 ms");
        assertThat(wire.server().getRequestCount()).isZero();
    }

    @Test
    void timeout_whoseCancelledRequestFailsFirst_isATimeoutAndNotRetried() {
        wire.enqueue(
                new MockResponse.Builder()
                        .onResponseStart(SocketEffect.Stall.INSTANCE)
                        .build(),
                ok("\"again\""));
        CompletableFuture<String> ended = new CompletableFuture<>();
        ServiceConnection connection = wire.connectWith(o -> o.http(http -> http.eventListener(new EventListener() {
            @Override
            public void canceled(Call request) {
                // OkHttp's own thread then reports the cancelled request as failed before the time-out is reported.
                await().until(ended::isDone);
            }
        })));
        CompletableFuture<String> response = read(connection)
                .with(RequestOptions.timeout(Duration.ofMillis(500)))
                .executeAsync();
        response.whenComplete((text, failure) -> ended.complete(""));

        TransportException e = failure(TransportException.class, () -> CallStyle.outcome(response));

        assertThat(e.reason()).isEqualTo(Reason.TIMEOUT);
        assertThat(wire.server().getRequestCount()).isEqualTo(1);
    }
}
