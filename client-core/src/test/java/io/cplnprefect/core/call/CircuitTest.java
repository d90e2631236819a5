/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.call;

import static io.cplnprefect.core.call.Wire.failure;
import static io.cplnprefect.core.call.Wire.ok;
import static io.cplnprefect.core.call.Wire.read;
import static io.cplnprefect.core.call.Wire.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.cplnprefect.core.ServiceConnection;
import io.cplnprefect.core.connection.CallLimits;
import io.cplnprefect.core.connection.CallMetrics;
import io.cplnprefect.core.connection.CircuitPolicy;
import io.cplnprefect.core.connection.CircuitState;
import io.cplnprefect.core.connection.ClientOptions;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.TransportException;
import io.cplnprefect.core.error.TransportException.Reason;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A service that hangs or cannot be reached costs a few time-outs, after which calls fail at once. */
class CircuitTest {

    private static final MockResponse NEVER = new MockResponse.Builder()
            .onResponseStart(SocketEffect.Stall.INSTANCE)
            .build();

    @RegisterExtension
    final Wire wire = Wire.withManualTime();

    private final List<String> events = new CopyOnWriteArrayList<>();

    private ClientOptions.Builder options(ClientOptions.Builder options) {
        return options.limits(CallLimits.DEFAULT.withAttemptTimeout(Duration.ofMillis(250)))
                .circuit(new CircuitPolicy(3, Duration.ofSeconds(10)))
                .metrics(new CallMetrics() {
                    @Override
                    public void circuitChanged(String service, CircuitState state) {
                        events.add(service + " " + state);
                    }
                });
    }

    private ServiceConnection openCircuit(CallStyle style) {
        ServiceConnection connection = wire.connectWith(this::options);
        for (int i = 0; i < 3; i++) {
            wire.enqueue(NEVER);
            TransportException e = failure(TransportException.class, () -> style.execute(read(connection)));
            assertThat(e.reason()).isEqualTo(Reason.TIMEOUT);
        }
        return connection;
    }

    @ParameterizedTest
    @EnumSource
    void call_afterSoManyTimeouts_isNeitherSentNorRetried(CallStyle style) {
        ServiceConnection connection = openCircuit(style);

        TransportException e = failure(TransportException.class, () -> style.execute(read(connection)));

        assertThat(e.reason()).isEqualTo(Reason.CIRCUIT_OPEN);
        assertThat(e.nothingSent()).isTrue();
        assertThat(e.site().attempts()).isZero();
        assertThat(e)
                .hasMessageContaining("not sent: the last 3 requests to things failed to connect or timed out")
                .hasMessageContaining("no complete response within 250 ms");
        assertThat(wire.server().getRequestCount()).isEqualTo(3);
        assertThat(connection.circuitState()).isEqualTo(CircuitState.OPEN);
        assertThat(events).containsExactly("things OPEN");
    }

    @Test
    void probe_thatSucceeds_closesTheCircuit() {
        ServiceConnection connection = openCircuit(CallStyle.BLOCKING);
        wire.enqueue(ok("\"a\""), ok("\"b\""));

        wire.time().advance(Duration.ofMillis(10_001));

        assertThat(read(connection).execute()).isEqualTo("a");
        assertThat(read(connection).execute()).isEqualTo("b");
        assertThat(events).containsExactly("things OPEN", "things HALF_OPEN", "things CLOSED");
    }

    @Test
    void probe_thatFails_opensTheCircuitAgain() {
        ServiceConnection connection = openCircuit(CallStyle.BLOCKING);
        wire.enqueue(NEVER);
        wire.time().advance(Duration.ofMillis(10_001));

        failure(TransportException.class, () -> read(connection).execute());

        assertThat(failure(TransportException.class, () -> read(connection).execute())
                        .reason())
                .isEqualTo(Reason.CIRCUIT_OPEN);
        assertThat(wire.server().getRequestCount()).isEqualTo(4);
    }

    @Test
    void probe_thatIsCancelled_leavesTheNextCallToProbe() {
        ServiceConnection connection = openCircuit(CallStyle.BLOCKING);
        wire.enqueue(NEVER, ok("\"a\""));
        wire.time().advance(Duration.ofMillis(10_001));
        for (int i = 0; i < 3; i++) {
            wire.received();
        }
        var probe = read(connection).executeAsync();
        wire.received();

        probe.cancel(true);

        assertThat(read(connection).execute()).isEqualTo("a");
    }

    @Test
    void errorStatuses_doNotOpenTheCircuit() {
        ServiceConnection connection = wire.connectWith(o -> options(o).retry(RetryPolicy.NONE));
        for (int i = 0; i < 6; i++) {
            wire.enqueue(status(i % 2 == 0 ? 429 : 503).build());
            failure(ServiceException.class, () -> read(connection).execute());
        }

        assertThat(connection.circuitState()).isEqualTo(CircuitState.CLOSED);
    }

    @Test
    void timeouts_thatTheCallerShortened_doNotOpenTheCircuit() {
        ServiceConnection connection = wire.connectWith(this::options);
        for (int i = 0; i < 4; i++) {
            wire.enqueue(NEVER);
            TransportException e = failure(
                    TransportException.class,
                    () -> read(connection)
                            .with(RequestOptions.timeout(Duration.ofMillis(100)))
                            .execute());
            assertThat(e.reason()).isIn(Reason.TIMEOUT, Reason.CONNECT_TIMEOUT);
        }

        assertThat(connection.circuitState()).isEqualTo(CircuitState.CLOSED);
    }

    @Test
    void failedConnects_ofCallsWithAShortTimeout_openTheCircuit() {
        ServiceConnection connection = wire.connectTo("http://127.0.0.1:1/", this::options, builder -> builder);
        for (int i = 0; i < 3; i++) {
            failure(
                    TransportException.class,
                    () -> read(connection)
                            .with(RequestOptions.timeout(Duration.ofMillis(200))
                                    .with(RequestOptions.retry(RetryPolicy.NONE)))
                            .execute());
        }

        assertThat(connection.circuitState()).isEqualTo(CircuitState.OPEN);
    }

    @Test
    void probe_thatTheCallerShortened_leavesTheNextCallToProbe() {
        ServiceConnection connection = openCircuit(CallStyle.BLOCKING);
        wire.enqueue(NEVER, ok("\"a\""));
        wire.time().advance(Duration.ofMillis(10_001));

        failure(
                TransportException.class,
                () -> read(connection)
                        .with(RequestOptions.timeout(Duration.ofMillis(200)))
                        .execute());

        assertThat(read(connection).execute()).isEqualTo("a");
    }

    @Test
    void successBetweenFailures_keepsTheCircuitClosed() {
        ServiceConnection connection = wire.connectWith(this::options);
        for (int i = 0; i < 3; i++) {
            wire.enqueue(NEVER, NEVER, ok("\"a\""));
            failure(TransportException.class, () -> read(connection).execute());
            failure(TransportException.class, () -> read(connection).execute());
            read(connection).execute();
        }

        assertThat(events).isEmpty();
    }
}
