/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.call;

import static io.cplnprefect.core.call.Wire.failure;
import static io.cplnprefect.core.call.Wire.ok;
import static io.cplnprefect.core.call.Wire.read;
import static io.cplnprefect.core.call.Wire.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cplnprefect.core.ServiceConnection;
import io.cplnprefect.core.error.ServiceException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Calls that follow one another behave as one: one deadline, one cancellation, one unwrapped error. */
class ComposedCallTest {

    private static final MockResponse NEVER = new MockResponse.Builder()
            .onResponseStart(SocketEffect.Stall.INSTANCE)
            .build();

    @RegisterExtension
    final Wire wire = Wire.withAutoAdvancingTime();

    /** How one call follows another. */
    enum Composition {
        MAP {
            @Override
            ApiCall<String> of(ServiceConnection connection) {
                return read(connection).map(text -> text);
            }
        },
        THEN {
            @Override
            ApiCall<String> of(ServiceConnection connection) {
                return read(connection).then(text -> read(connection));
            }
        },
        ONCE {
            @Override
            ApiCall<String> of(ServiceConnection connection) {
                return read(connection).once();
            }
        },
        RECOVER {
            @Override
            ApiCall<String> of(ServiceConnection connection) {
                return read(connection).recover(e -> null);
            }
        };

        abstract ApiCall<String> of(ServiceConnection connection);
    }

    @ParameterizedTest
    @EnumSource
    void then_executesTheSecondCallWithTheDocumentOfTheFirst(CallStyle style) {
        wire.enqueue(ok("\"b\""), ok("\"c\""));
        ServiceConnection connection = wire.connect();

        ApiCall<String> call =
                read(connection).then(name -> connection.<String>call(Wire.READ, "things/" + name, null, String.class));

        assertThat(style.execute(call)).isEqualTo("c");
        wire.received();
        assertThat(wire.received().getTarget()).isEqualTo("/api/things/b");
    }

    @ParameterizedTest
    @EnumSource
    void once_afterASuccess_sendsNoFurtherRequest(CallStyle style) {
        wire.enqueue(status(404).build(), ok("\"b\""));
        ApiCall<String> call = read(wire.connect()).once();

        failure(ServiceException.NotFound.class, () -> style.execute(call));
        assertThat(style.execute(call)).isEqualTo("b");
        assertThat(style.execute(call.with(RequestOptions.timeout(Duration.ofSeconds(1)))))
                .isEqualTo("b");
        assertThat(wire.server().getRequestCount()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void then_afterAFailure_keepsItsError(CallStyle style) {
        wire.enqueue(status(404).build());
        ServiceConnection connection = wire.connect();

        failure(
                ServiceException.NotFound.class,
                () -> style.execute(read(connection).then(text -> read(connection))));
        assertThat(wire.server().getRequestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void then_whoseFunctionThrows_failsWithItsException(CallStyle style) {
        wire.enqueue(ok("\"b\""));

        assertThat(failure(
                        IllegalStateException.class,
                        () -> style.execute(read(wire.connect()).then(text -> {
                            throw new IllegalStateException(text);
                        }))))
                .hasMessage("b");
    }

    @ParameterizedTest
    @EnumSource
    void recover_executesTheOtherCallAfterAFailureOnly(CallStyle style) {
        wire.enqueue(status(404).build(), ok("\"b\""), ok("\"c\""));
        ServiceConnection connection = wire.connect();
        ApiCall<String> call =
                read(connection).recover(e -> e instanceof ServiceException.NotFound ? read(connection) : null);

        assertThat(style.execute(call)).isEqualTo("b");
        assertThat(style.execute(call)).isEqualTo("c");
        assertThat(wire.server().getRequestCount()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void recover_thatDeclines_keepsTheError(CallStyle style) {
        wire.enqueue(status(409).build());

        failure(
                ServiceException.Conflict.class,
                () -> style.execute(read(wire.connect()).recover(e -> null)));
    }

    @ParameterizedTest
    @EnumSource
    void mapResponse_seesHeaders(CallStyle style) {
        wire.enqueue(
                status(200).addHeader("Location", "/things/7").body("\"a\"").build());

        ApiCall<String> call =
                read(wire.connect()).mapResponse(response -> String.valueOf(response.header("location")));

        String location = style.execute(call);
        assertThat(location).isEqualTo("/things/7");
    }

    @ParameterizedTest
    @EnumSource
    void then_hasOneDeadlineForBothCalls(CallStyle style) {
        MockResponse busy = status(503).addHeader("Retry-After", "8").build();
        wire.enqueue(busy, ok("\"b\""), busy, ok("\"c\""));
        ServiceConnection connection = wire.connect();

        failure(
                ServiceException.ServerError.class,
                () -> style.execute(read(connection)
                        .then(text -> read(connection))
                        .with(RequestOptions.timeout(Duration.ofSeconds(12)))));

        assertThat(wire.server().getRequestCount()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void orTimeout_onTheFutureOrADerivedOne_cancelsTheRequest(Composition composition) {
        wire.enqueue(NEVER, NEVER);
        ServiceConnection connection = wire.connect();

        CompletableFuture<String> own =
                composition.of(connection).executeAsync().orTimeout(1, TimeUnit.MILLISECONDS);
        CompletableFuture<Integer> derived = composition
                .of(connection)
                .executeAsync()
                .thenApply(String::length)
                .orTimeout(1, TimeUnit.MILLISECONDS);

        await().until(() -> own.isCompletedExceptionally() && derived.isCompletedExceptionally());
        await().until(() -> connection.inFlight() == 0);
    }

    @ParameterizedTest
    @EnumSource
    void cancel_duringTheSecondCall_cancelsIt(Composition composition) {
        wire.enqueue(ok("\"a\""), NEVER);
        ServiceConnection connection = wire.connect();
        CompletableFuture<String> future =
                read(connection).then(text -> composition.of(connection)).executeAsync();
        wire.received();
        wire.received();

        future.cancel(true);

        await().until(() -> connection.inFlight() == 0);
    }

    @Test
    void deadline_canBeSharedBySeparateCalls() {
        MockResponse busy = status(503).addHeader("Retry-After", "8").build();
        wire.enqueue(busy, ok("\"a\""), busy, ok("\"b\""));
        ServiceConnection connection = wire.connect();
        RequestOptions shared = RequestOptions.deadline(Deadline.after(Duration.ofSeconds(12), connection.time()));

        read(connection).with(shared).execute();

        failure(
                ServiceException.ServerError.class,
                () -> read(connection).with(shared).execute());
    }
}
