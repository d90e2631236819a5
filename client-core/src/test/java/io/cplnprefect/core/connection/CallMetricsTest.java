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

    private final List<String> heard = new CopyOnWriteArrayList<>();

    private final CallMetrics metrics = new CallMetrics() {
        @Override
        public void attemptEnded(Endpoint endpoint, int attempt, String outcome, Duration time) {
            heard.add("try " + attempt + " of " + endpoint.pathTemplate() + ": " + outcome);
        }

        @Override
        public void callEnded(Endpoint endpoint, int attempts, String outcome, Duration time) {
            heard.add("call after " + attempts + ": " + outcome + " in " + time.toMillis());
        }
    };

    @ParameterizedTest
    @EnumSource
    void hook_hearsOfEveryTryAndOfTheEnd(CallStyle style) {
        wire.enqueue(status(503).build(), ok("\"a\""));

        style.execute(read(wire.connectWith(o -> o.metrics(metrics))));

        assertThat(heard)
                .containsExactly(
                        "try 1 of things/{name}: 503", "try 2 of things/{name}: 200", "call after 2: 200 in 500");
    }

    @ParameterizedTest
    @EnumSource
    void hook_hearsOfErrors(CallStyle style) {
        wire.enqueue(status(404).build(), ok("{}"));
        ServiceConnection connection = wire.connectWith(o -> o.metrics(metrics));

        failure(ServiceException.class, () -> style.execute(read(connection)));
        failure(DecodingException.class, () -> style.execute(read(connection)));

        assertThat(heard)
                .containsExactly(
                        "try 1 of things/{name}: 404",
                        "call after 1: 404 in 0",
                        "try 1 of things/{name}: 200",
                        "call after 1: DecodingException in 0");
    }

    @ParameterizedTest
    @EnumSource
    void hook_hearsOfCallsThatNeverGotAToken(CallStyle style) {
        ServiceConnection connection = wire.connect(
                o -> o.metrics(metrics),
                b -> b.authentication(method -> {
                    throw new IllegalStateException("sealed");
                }));

        failure(IllegalStateException.class, () -> style.execute(read(connection)));

        assertThat(heard).containsExactly("call after 0: IllegalStateException in 0");
    }

    @ParameterizedTest
    @EnumSource
    void hook_thatThrows_doesNotHurtTheCall(CallStyle style) {
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
