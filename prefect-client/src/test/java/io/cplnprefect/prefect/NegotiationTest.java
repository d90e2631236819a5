/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.call.RequestOptions;
import io.cplnprefect.core.call.RetryPolicy;
import io.cplnprefect.core.connection.CallLimits;
import io.cplnprefect.core.connection.ClientOptions;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.TransportException;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.time.TimeSource;
import io.cplnprefect.prefect.flow.Flow;
import io.cplnprefect.prefect.flow.FlowCreate;
import io.cplnprefect.testkit.VirtualTime;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The version of the server: read when needed, and renewed when the server changes. */
final class NegotiationTest {

    private static final UUID ID = WireCall.ID;
    private static final String VERSION_LINE = "GET /api/admin/version";
    private static final String FLOW = "{\"id\":\"" + ID + "\",\"name\":\"etl\"}";
    private static final FlowCreate LABELLED =
            FlowCreate.builder().name("etl").putLabels("team", "data").build();
    private static final String WITH_LABELS = "{\"name\":\"etl\",\"labels\":{\"team\":\"data\"}}";
    private static final String WITHOUT_LABELS = "{\"name\":\"etl\"}";

    @RegisterExtension
    final PrefectWire wire = new PrefectWire();

    private final VirtualTime time = VirtualTime.create();

    private Prefect prefectInVirtualTime() {
        TimeSource source =
                new TimeSource(time.clock(), time::nanoTime, time.scheduler(), RandomGenerator.of("L64X128MixRandom"));
        return wire.prefect(builder -> builder.options(
                ClientOptions.builder().time(source).retry(RetryPolicy.NONE).build()));
    }

    private void assertCreated(String body) {
        var request = wire.received();
        assertThat(request.getTarget()).isEqualTo("/api/flows/");
        assertThat(PrefectWire.body(request)).isEqualTo(body);
    }

    @ParameterizedTest
    @EnumSource(CallStyle.class)
    void unreadableVersion_isReadAgainForTheNextCall(CallStyle style) {
        wire.respond(500, "{}");
        wire.respond(200, "\"3.8.8\"");
        wire.respond(201, FLOW);
        try (Prefect prefect = wire.prefect()) {
            assertThatThrownBy(() -> style.execute(prefect.flows().create(LABELLED)))
                    .isInstanceOf(ServiceException.ServerError.class)
                    .hasMessageContaining(VERSION_LINE);
            assertThat(style.execute(prefect.flows().create(LABELLED)).name()).isEqualTo("etl");
        }
    }

    @ParameterizedTest
    @EnumSource(CallStyle.class)
    void serverUpgraded_isNoticedAfterAMinute(CallStyle style) {
        wire.respond(200, "\"2.20.25\"");
        wire.respond(201, FLOW);
        wire.respond(201, FLOW);
        wire.respond(200, "\"3.8.8\"");
        wire.respond(201, FLOW);
        try (Prefect prefect = prefectInVirtualTime()) {
            style.execute(prefect.flows().create(LABELLED));
            time.advance(Duration.ofSeconds(59));
            style.execute(prefect.flows().create(LABELLED));
            time.advance(Duration.ofSeconds(2));
            style.execute(prefect.flows().create(LABELLED));
        }
        assertThat(wire.receivedLine()).isEqualTo(VERSION_LINE);
        assertCreated(WITHOUT_LABELS);
        assertCreated(WITHOUT_LABELS);
        assertThat(wire.receivedLine()).isEqualTo(VERSION_LINE);
        assertCreated(WITH_LABELS);
    }

    @ParameterizedTest
    @EnumSource(CallStyle.class)
    void serverUpgraded_isNoticedBeforeARequestIsRefused(CallStyle style) {
        wire.respond(200, "\"2.20.25\"");
        wire.respond(200, "\"3.8.8\"");
        wire.respond(204, "");
        try (Prefect prefect = wire.prefect()) {
            assertThatThrownBy(() -> style.execute(prefect.flowRuns().addLabels(ID, Map.of("a", 1))))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("version 2.20.25");
            style.execute(prefect.flowRuns().addLabels(ID, Map.of("a", 1)));
        }
        assertThat(wire.server().getRequestCount()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(CallStyle.class)
    void serverReplacedByAnOlderOne_isNoticedByItsRefusal(CallStyle style) {
        wire.respond(200, "\"3.8.8\"");
        wire.respond(201, FLOW);
        wire.respond(422, "{\"detail\":\"extra fields not permitted\"}");
        wire.respond(200, "\"2.20.25\"");
        wire.respond(201, FLOW);
        try (Prefect prefect = wire.prefect()) {
            style.execute(prefect.flows().create(LABELLED));
            assertThat(style.execute(prefect.flows().create(LABELLED)).name()).isEqualTo("etl");
        }
        assertThat(wire.receivedLine()).isEqualTo(VERSION_LINE);
        assertCreated(WITH_LABELS);
        assertCreated(WITH_LABELS);
        assertThat(wire.receivedLine()).isEqualTo(VERSION_LINE);
        assertCreated(WITHOUT_LABELS);
    }

    @ParameterizedTest
    @CsvSource({"BLOCKING,200", "BLOCKING,500", "ASYNC,200", "ASYNC,500"})
    void refusalByTheSameServer_isReported(CallStyle style, int statusOfVersion) {
        wire.respond(200, "\"3.8.8\"");
        wire.respond(201, FLOW);
        wire.respond(422, "{\"detail\":\"bad tags\"}");
        wire.respond(statusOfVersion, "\"3.8.8\"");
        try (Prefect prefect = wire.prefect()) {
            style.execute(prefect.flows().create(LABELLED));
            assertThatThrownBy(() -> style.execute(prefect.flows().create(LABELLED)))
                    .isInstanceOf(ServiceException.Unprocessable.class)
                    .hasMessageContaining("bad tags");
        }
        assertThat(wire.server().getRequestCount()).isEqualTo(4);
    }

    /** The version arrives after most of the time; the request then has what is left, not the whole time again. */
    @ParameterizedTest
    @EnumSource(CallStyle.class)
    void negotiatedCall_hasOneDeadline(CallStyle style) {
        wire.server()
                .enqueue(new MockResponse.Builder()
                        .headersDelay(700, TimeUnit.MILLISECONDS)
                        .body("\"3.8.8\"")
                        .build());
        wire.server()
                .enqueue(new MockResponse.Builder()
                        .headersDelay(700, TimeUnit.MILLISECONDS)
                        .body(FLOW)
                        .build());
        try (Prefect prefect = wire.prefect()) {
            ApiCall<Flow> call = prefect.flows().create(LABELLED).with(RequestOptions.timeout(Duration.ofSeconds(1)));
            assertThatThrownBy(() -> style.execute(call)).isInstanceOfSatisfying(TransportException.class, e -> {
                assertThat(e.reason()).isEqualTo(TransportException.Reason.TIMEOUT);
                assertThat(e.site().path()).isEqualTo("/api/flows/");
            });
        }
        assertThat(wire.server().getRequestCount()).isEqualTo(2);
    }

    @Test
    void cancel_whileTheVersionIsRead_endsTheCall() {
        wire.server()
                .enqueue(new MockResponse.Builder()
                        .headersDelay(1, TimeUnit.MINUTES)
                        .build());
        try (Prefect prefect = wire.prefect()) {
            CompletableFuture<?> call = prefect.flows().create(LABELLED).executeAsync();
            assertThat(wire.receivedLine()).isEqualTo(VERSION_LINE);
            assertThat(prefect.connection().inFlight()).isEqualTo(1);
            assertThat(call.cancel(true)).isTrue();
            assertThat(call).isCancelled();
            assertThat(prefect.connection().inFlight()).isZero();
        }
        assertThat(wire.server().getRequestCount()).isEqualTo(1);
    }

    @Test
    void timeoutOfTheFuture_whileTheVersionIsRead_endsTheCallAndFreesItsPlace() {
        wire.server()
                .enqueue(new MockResponse.Builder()
                        .headersDelay(1, TimeUnit.MINUTES)
                        .build());
        wire.respond(200, "true");
        ClientOptions oneAtATime = ClientOptions.builder()
                .limits(CallLimits.DEFAULT.withMaxInFlight(1))
                .build();
        try (Prefect prefect = wire.prefect(builder -> builder.options(oneAtATime))) {
            CompletableFuture<?> call =
                    prefect.flows().create(LABELLED).executeAsync().orTimeout(200, TimeUnit.MILLISECONDS);
            assertThat(wire.receivedLine()).isEqualTo(VERSION_LINE);
            assertThat(call)
                    .failsWithin(Duration.ofSeconds(10))
                    .withThrowableThat()
                    .withCauseInstanceOf(TimeoutException.class);
            assertThat(prefect.server().health().execute()).isTrue();
        }
        assertThat(wire.server().getRequestCount()).isEqualTo(2);
    }
}
