/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.connection;

import static io.cplnprefect.core.call.Wire.failure;
import static io.cplnprefect.core.call.Wire.ok;
import static io.cplnprefect.core.call.Wire.read;
import static io.cplnprefect.core.call.Wire.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.cplnprefect.core.ServiceConnection;
import io.cplnprefect.core.call.CallStyle;
import io.cplnprefect.core.call.Endpoint;
import io.cplnprefect.core.call.Wire;
import io.cplnprefect.core.error.DecodingException;
import io.cplnprefect.core.error.ServiceException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CallMetricsTest {

    @RegisterExtension
    final Wire wire = Wire.withAutoAdvancingTime();

    private final List<String> events = new CopyOnWriteArrayList<>();

    private final CallMetrics metrics = new CallMetrics() {
        @Override
        public void attemptEnded(Endpoint endpoint, int attempt, String outcome, Duration time) {
            events.add("attempt " + attempt + " of " + name(endpoint) + ": " + outcome);
        }

        @Override
        public void callEnded(Endpoint endpoint, int attempts, String outcome, Duration time) {
            events.add("call of " + name(endpoint) + ": " + outcome + ", attempts " + attempts + ", " + time.toMillis()
                    + " ms");
        }

        private String name(Endpoint endpoint) {
            return endpoint.service() + " " + endpoint.method() + " " + endpoint.pathTemplate();
        }
    };

    @ParameterizedTest
    @EnumSource
    void hook_callWithRetry_receivesEachAttemptAndTheEnd(CallStyle style) {
        wire.enqueue(status(503).build(), ok("\"a\""));

        style.execute(read(wire.connectWith(o -> o.metrics(metrics))));

        assertThat(events)
                .containsExactly(
                        "attempt 1 of things GET /things/{name}: 503",
                        "attempt 2 of things GET /things/{name}: 200",
                        "call of things GET /things/{name}: 200, attempts 2, 500 ms");
    }

    @ParameterizedTest
    @EnumSource
    void hook_failedCalls_receivesTheirOutcomes(CallStyle style) {
        wire.enqueue(status(404).build(), ok("{}"));
        ServiceConnection connection = wire.connectWith(o -> o.metrics(metrics));

        failure(ServiceException.class, () -> style.execute(read(connection)));
        failure(DecodingException.class, () -> style.execute(read(connection)));

        assertThat(events)
                .containsExactly(
                        "attempt 1 of things GET /things/{name}: 404",
                        "call of things GET /things/{name}: 404, attempts 1, 0 ms",
                        "attempt 1 of things GET /things/{name}: 200",
                        "call of things GET /things/{name}: DecodingException, attempts 1, 0 ms");
    }

    @ParameterizedTest
    @EnumSource
    void hook_callWithoutToken_receivesItsEnd(CallStyle style) {
        ServiceConnection connection = wire.connect(
                o -> o.metrics(metrics),
                b -> b.authentication(method -> {
                    throw new IllegalStateException("no token");
                }));

        failure(IllegalStateException.class, () -> style.execute(read(connection)));

        assertThat(events)
                .containsExactly("call of things GET /things/{name}: IllegalStateException, attempts 0, 0 ms");
    }

    @ParameterizedTest
    @EnumSource
    void hook_throws_doesNotAffectTheCall(CallStyle style) {
        wire.enqueue(ok("\"a\""));
        CallMetrics broken = new CallMetrics() {
            @Override
            public void attemptEnded(Endpoint endpoint, int attempt, String outcome, Duration time) {
                throw new IllegalStateException("broken hook");
            }

            @Override
            public void callEnded(Endpoint endpoint, int attempts, String outcome, Duration time) {
                throw new IllegalStateException("broken hook");
            }
        };

        assertThat(style.execute(read(wire.connectWith(o -> o.metrics(broken)))))
                .isEqualTo("a");
    }
}
