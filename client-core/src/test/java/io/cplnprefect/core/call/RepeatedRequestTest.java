/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.call;

import static io.cplnprefect.core.call.Wire.failure;
import static io.cplnprefect.core.call.Wire.ok;
import static io.cplnprefect.core.call.Wire.status;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.core.connection.CallLimits;
import io.cplnprefect.core.connection.ServiceTraits;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.TransportException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import retrofit2.http.Body;
import retrofit2.http.POST;

/** Whether a request is sent again belongs to the request, and a repeat whose first attempt had succeeded is a success. */
class RepeatedRequestTest {

    private static final Endpoint DELETE =
            Endpoint.of("DELETE", "things/{name}").repeatable();

    private static final MockResponse BROKEN = new MockResponse.Builder()
            .onResponseStart(new SocketEffect.CloseSocket())
            .build();

    @RegisterExtension
    final Wire wire = Wire.withAutoAdvancingTime();

    /** A proposal that may or may not be repeated. */
    record Proposal(String state, boolean safeToRepeat) implements RepeatableBody {}

    interface States {
        @POST("states")
        ApiCall<String> propose(@Body Proposal proposal);
    }

    private ApiCall<Void> delete() {
        return wire.connect().call(DELETE, "things/a", null, Void.class);
    }

    @ParameterizedTest
    @EnumSource
    void body_decidesWhetherItsRequestIsRepeated(CallStyle style) {
        wire.enqueue(status(503).build(), ok("\"ok\""), status(503).build());
        States states = wire.connect().api(States.class);

        assertThat(style.execute(states.propose(new Proposal("CRASHED", true)))).isEqualTo("ok");
        failure(
                ServiceException.ServerError.class,
                () -> style.execute(states.propose(new Proposal("RUNNING", false))));
        assertThat(wire.server().getRequestCount()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void delete_repeatedAfterABrokenConnection_succeedsIfTheObjectIsGone(CallStyle style) {
        wire.enqueue(BROKEN, status(404).build());

        assertThat(style.execute(delete())).isNull();
        assertThat(wire.server().getRequestCount()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void delete_repeatedAfterAServerError_succeedsIfTheObjectIsGone(CallStyle style) {
        wire.enqueue(status(502).build(), status(404).build());

        assertThat(style.execute(delete())).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void delete_ofAnObjectThatWasNeverThere_isNotFound(CallStyle style) {
        wire.enqueue(status(404).build());

        failure(ServiceException.NotFound.class, () -> style.execute(delete()));
    }

    @ParameterizedTest
    @EnumSource
    void delete_repeatedAfterARefusal_isNotFoundIfTheObjectIsGone(CallStyle style) {
        wire.enqueue(status(429).build(), status(404).build());

        failure(ServiceException.NotFound.class, () -> style.execute(delete()));
    }

    @Test
    void transientRefusal_isRepeatedWhateverTheMethod() {
        wire.enqueue(status(409).build(), ok("\"a\""));

        assertThat(Wire.write(wire.connect(b -> b.traits(new Transient()))).execute())
                .isEqualTo("a");
    }

    @ParameterizedTest
    @EnumSource
    void errorStatus_whoseBodyStalls_isThatError(CallStyle style) {
        wire.enqueue(status(503)
                .body("x".repeat(100_000))
                .onResponseBody(SocketEffect.Stall.INSTANCE)
                .build());
        var connection = wire.connectWith(o -> o.limits(CallLimits.DEFAULT.withAttemptTimeout(Duration.ofMillis(500)))
                .retry(RetryPolicy.NONE));

        assertThat(failure(ServiceException.class, () -> style.execute(Wire.write(connection)))
                        .status())
                .isEqualTo(503);
    }

    @ParameterizedTest
    @EnumSource
    void successStatus_whoseBodyStalls_isATimeout(CallStyle style) {
        wire.enqueue(status(200)
                .body("x".repeat(100_000))
                .onResponseBody(SocketEffect.Stall.INSTANCE)
                .build());
        var connection = wire.connectWith(o -> o.limits(CallLimits.DEFAULT.withAttemptTimeout(Duration.ofMillis(500))));

        assertThat(failure(TransportException.class, () -> style.execute(Wire.write(connection)))
                        .reason())
                .isEqualTo(TransportException.Reason.TIMEOUT);
    }

    private static final class Transient implements ServiceTraits {
        @Override
        public @Nullable String message(JsonNode body) {
            return null;
        }

        @Override
        public Meaning meaning(Endpoint endpoint, int status, Map<String, List<String>> headers, String body) {
            return status == 409 ? Meaning.TRANSIENT : Meaning.AS_STATUS;
        }
    }
}
