/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.call;

import static io.cplnprefect.core.call.Wire.failure;
import static io.cplnprefect.core.call.Wire.ok;
import static io.cplnprefect.core.call.Wire.read;
import static io.cplnprefect.core.call.Wire.status;
import static io.cplnprefect.core.call.Wire.write;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.core.ServiceConnection;
import io.cplnprefect.core.connection.ServiceTraits;
import io.cplnprefect.core.error.ServiceException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which responses are retried, and how long each retry waits. The random number of {@link Wire} is 0.5. */
class RetryOnTheWireTest {

    @RegisterExtension
    final Wire wire = Wire.withAutoAdvancingTime();

    private static MockResponse tooMany(String retryAfter) {
        return status(429).addHeader("Retry-After", retryAfter).build();
    }

    @ParameterizedTest
    @EnumSource
    void post_status429WithRetryAfterInSeconds_waitsThatTimePlusJitter(CallStyle style) {
        wire.enqueue(tooMany("10"), ok("\"in\""));

        assertThat(style.execute(write(wire.connect()))).isEqualTo("in");
        assertThat(wire.elapsed()).isEqualTo(Duration.ofMillis(11_500));
    }

    @ParameterizedTest
    @EnumSource
    void post_status429WithRetryAfterWithFraction_waitsThatTimePlusJitter(CallStyle style) {
        wire.enqueue(tooMany("1.5"), ok("\"in\""));

        assertThat(style.execute(write(wire.connect()))).isEqualTo("in");
        assertThat(wire.elapsed()).isEqualTo(Duration.ofMillis(1_725));
    }

    @ParameterizedTest
    @EnumSource
    void post_status429WithRetryAfterAsDate_waitsUntilThenPlusJitter(CallStyle style) {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                wire.time().clock().instant().plusSeconds(20).atOffset(ZoneOffset.UTC));
        wire.enqueue(tooMany(date), ok("\"in\""));

        assertThat(style.execute(write(wire.connect()))).isEqualTo("in");
        assertThat(wire.elapsed()).isEqualTo(Duration.ofSeconds(23));
    }

    @ParameterizedTest
    @EnumSource
    void post_status429WithoutRetryAfter_waitsByThePolicy(CallStyle style) {
        MockResponse busy = status(429).build();
        wire.enqueue(busy, busy, busy, busy, ok("\"in\""));

        assertThat(style.execute(write(wire.connect()))).isEqualTo("in");
        assertThat(wire.elapsed()).isEqualTo(Duration.ofMillis(500 + 1_000 + 2_000 + 4_000));
    }

    @ParameterizedTest
    @EnumSource
    void retryAfter_withinTheTimeLeftWithoutJitterOnly_isWaitedFor(CallStyle style) {
        wire.enqueue(tooMany("110"), ok("\"in\""));

        assertThat(style.execute(read(wire.connect()))).isEqualTo("in");
        assertThat(wire.elapsed()).isEqualTo(Duration.ofSeconds(110));
    }

    @ParameterizedTest
    @EnumSource
    void retryAfter_beyondTheTimeLeft_failsAtOnceWithTheStatus(CallStyle style) {
        wire.enqueue(tooMany("120"), ok("\"in\""));

        ServiceException e = failure(ServiceException.class, () -> style.execute(read(wire.connect())));

        assertThat(e).isInstanceOf(ServiceException.RateLimited.class);
        assertThat(e.retryAfter()).hasSeconds(120);
        assertThat(wire.elapsed()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void get_status5xx_isRetried(CallStyle style) {
        wire.enqueue(
                status(500).build(),
                status(502).build(),
                status(503).build(),
                status(504).build(),
                ok("\"in\""));

        assertThat(style.execute(read(wire.connect()))).isEqualTo("in");
    }

    @ParameterizedTest
    @EnumSource
    void post_status5xx_isNotRetried(CallStyle style) {
        wire.enqueue(status(502).build(), ok("\"again\""));

        assertThat(failure(ServiceException.class, () -> style.execute(write(wire.connect()))))
                .isInstanceOf(ServiceException.ServerError.class);
        assertThat(wire.server().getRequestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void quotaExceeded_isNotRetried(CallStyle style) {
        wire.enqueue(status(429).body("quota exceeded").build(), ok("\"again\""));

        failure(
                ServiceException.RateLimited.class,
                () -> style.execute(read(wire.connect(b -> b.traits(new MeaningByBody())))));
        assertThat(wire.server().getRequestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void maintenance_retriesAreNotCountedAndTheirWaitsGrow(CallStyle style) {
        MockResponse maintenance = status(503).body("maintenance").build();
        for (int i = 0; i < 8; i++) {
            wire.enqueue(maintenance);
        }
        wire.enqueue(ok("\"in\""));

        assertThat(style.execute(write(wire.connect(b -> b.traits(new MeaningByBody())))))
                .isEqualTo("in");
        assertThat(wire.elapsed())
                .isEqualTo(Duration.ofMillis(500 + 1_000 + 2_000 + 4_000 + 8_000 + 16_000 + 20_000 + 20_000));
    }

    @ParameterizedTest
    @EnumSource
    void maintenance_retriesOff_isNotRetried(CallStyle style) {
        wire.enqueue(status(503).body("maintenance").build(), ok("\"in\""));

        failure(
                ServiceException.ServerError.class,
                () -> style.execute(
                        read(wire.connect(o -> o.retry(RetryPolicy.NONE), b -> b.traits(new MeaningByBody())))));
        assertThat(wire.server().getRequestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void get_status429AndRetriesOffForThisCall_isNotRetried(CallStyle style) {
        wire.enqueue(status(429).build(), ok("\"in\""));

        failure(
                ServiceException.RateLimited.class,
                () -> style.execute(read(wire.connect()).with(RequestOptions.retry(RetryPolicy.NONE))));
        assertThat(wire.server().getRequestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void retryBudget_exhausted_preventsRetries(CallStyle style) {
        MockResponse busy = status(429).build();
        for (int i = 0; i < 130; i++) {
            wire.enqueue(busy);
        }
        ServiceConnection connection = wire.connect();
        for (int i = 0; i < 25; i++) {
            failure(ServiceException.RateLimited.class, () -> style.execute(read(connection)));
        }
        // 25 calls with 4 retries each, at 5 tokens per retry, use the budget of 500 tokens.
        assertThat(wire.server().getRequestCount()).isEqualTo(125);

        ServiceException e = failure(ServiceException.class, () -> style.execute(read(connection)));

        assertThat(e.site().attempts()).isEqualTo(1);
        assertThat(wire.server().getRequestCount()).isEqualTo(126);
    }

    @ParameterizedTest
    @EnumSource
    void retryBudget_busyResponses_areNotCharged(CallStyle style) {
        ServiceConnection connection = wire.connect(builder -> builder.traits(new MeaningByBody()));
        for (int call = 0; call < 30; call++) {
            for (int attempt = 0; attempt < 5; attempt++) {
                wire.enqueue(status(503).body("busy").build());
            }
            failure(ServiceException.ServerError.class, () -> style.execute(read(connection)));
        }
        assertThat(wire.server().getRequestCount()).isEqualTo(150);

        wire.enqueue(status(503).body("busy").build());
        failure(ServiceException.ServerError.class, () -> style.execute(write(connection)));
        assertThat(wire.server().getRequestCount()).isEqualTo(151);
    }

    private static final class MeaningByBody implements ServiceTraits {
        @Override
        public @Nullable String message(JsonNode body) {
            return null;
        }

        @Override
        public Meaning meaning(Endpoint endpoint, int status, Map<String, List<String>> headers, String body) {
            return body.contains("quota")
                    ? Meaning.QUOTA_EXCEEDED
                    : body.contains("maintenance")
                            ? Meaning.MAINTENANCE
                            : body.contains("busy") ? Meaning.BUSY : Meaning.AS_STATUS;
        }
    }
}
