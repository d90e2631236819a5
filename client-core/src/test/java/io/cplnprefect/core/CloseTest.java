/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core;

import static io.cplnprefect.core.call.Wire.failure;
import static io.cplnprefect.core.call.Wire.ok;
import static io.cplnprefect.core.call.Wire.read;
import static io.cplnprefect.core.call.Wire.status;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.call.CallStyle;
import io.cplnprefect.core.call.RetryPolicy;
import io.cplnprefect.core.call.Wire;
import io.cplnprefect.core.connection.Authentication;
import io.cplnprefect.core.connection.CallLimits;
import io.cplnprefect.core.connection.ClientOptions;
import io.cplnprefect.core.error.TransportException;
import io.cplnprefect.core.error.TransportException.Reason;
import io.cplnprefect.core.error.UsageException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Closing a client cancels its calls and frees its threads, and does not affect what the caller has supplied. */
class CloseTest {

    private static final MockResponse NEVER = new MockResponse.Builder()
            .onResponseStart(SocketEffect.Stall.INSTANCE)
            .build();

    /** A service name that no other test uses, and so the beginning of the names of the client's threads. */
    private static final String CLIENT = "close-test";

    @RegisterExtension
    final Wire wire = Wire.withManualTime();

    private static void assertCancelledByClose(CompletableFuture<String> call) {
        TransportException e = failure(TransportException.class, () -> CallStyle.outcome(call));
        assertThat(e.reason()).isEqualTo(Reason.CANCELLED);
        assertThat(e).hasMessageEndingWith("cancelled because the client was closed");
    }

    @ParameterizedTest
    @EnumSource
    void close_whileCallsWaitForResponsePlaceAndRetry_cancelsThem(CallStyle style) {
        wire.enqueue(status(503).build(), NEVER);
        ServiceConnection connection = wire.connectWith(o -> o.limits(CallLimits.DEFAULT.withMaxInFlight(1)));
        CompletableFuture<String> waitsForRetry = style.start(read(connection));
        await().until(() -> wire.time().pendingTasks() == 1);
        wire.received();
        CompletableFuture<String> waitsForResponse = style.start(read(connection));
        wire.received();
        CompletableFuture<String> waitsForPlace = style.start(read(connection));
        await().until(() -> wire.time().pendingTasks() == 2);

        connection.close();
        connection.close();

        assertCancelledByClose(waitsForResponse);
        assertCancelledByClose(waitsForPlace);
        assertCancelledByClose(waitsForRetry);
        await().until(() -> wire.time().pendingTasks() == 0);
    }

    @ParameterizedTest
    @EnumSource
    void call_afterClose_isNotSent(CallStyle style) {
        ServiceConnection connection = wire.connect();
        ApiCall<String> call = read(connection);
        connection.close();

        assertThat(failure(UsageException.class, () -> style.execute(call)))
                .hasMessage("The client of " + wire.server().url("/api/").redact()
                        + " is closed. Create a new client, and close it only after its last call.");
    }

    @Test
    void close_ofConnectionWithOtherAuthentication_closesBoth() {
        ServiceConnection connection = wire.connect();
        connection.with(Authentication.NONE).close();

        failure(UsageException.class, () -> read(connection).execute());
    }

    @Test
    void close_executorAndTimeSourceOfTheCaller_areNotShutDown() {
        wire.enqueue(ok("\"a\""));
        ExecutorService callers = Executors.newSingleThreadExecutor();
        ServiceConnection connection = wire.connectWith(o -> o.executor(callers));
        read(connection).execute();

        connection.close();

        assertThat(callers.isShutdown()).isFalse();
        assertThat(wire.time().scheduler().isShutdown()).isFalse();
        callers.shutdown();
    }

    @Test
    void close_cancelsTheTasksOfTheClient_alsoOnATimeSourceOfTheCaller() {
        ServiceConnection connection = wire.connect();
        CompletableFuture<Void> sleep = CompletableFuture.runAsync(() -> {
            try {
                connection.time().sleep(Duration.ofDays(1));
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        CompletableFuture<Void> later = connection.time().runAfter(Duration.ofDays(1), () -> {});
        await().until(() -> wire.time().pendingTasks() == 2);

        connection.close();

        assertThat(later).isCancelled();
        assertThatThrownBy(sleep::join).hasCauseInstanceOf(CancellationException.class);
        assertThat(wire.time().pendingTasks()).isZero();
        assertThatThrownBy(() -> connection.time().sleep(Duration.ofDays(1))).isInstanceOf(CancellationException.class);
    }

    @Test
    void close_wakesThreadsThatSleepOnTheTimeOfTheClient() {
        ServiceConnection connection =
                ServiceConnection.to(CLIENT, wire.server().url("/").toString()).build();
        CompletableFuture<Thread> sleeper = new CompletableFuture<>();
        CompletableFuture<Void> sleep = CompletableFuture.runAsync(() -> {
            sleeper.complete(Thread.currentThread());
            try {
                connection.time().sleep(Duration.ofDays(1));
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        await().until(() -> sleeper.join().getState() == Thread.State.WAITING);

        connection.close();

        assertThatThrownBy(() -> sleep.get(10, SECONDS)).hasCauseInstanceOf(CancellationException.class);
    }

    @Test
    void threads_ofTheClient_areDaemonsAndEndWithIt() {
        wire.enqueue(status(503).build(), ok("\"a\""), ok("\"b\""));
        ServiceConnection connection = ServiceConnection.to(
                        CLIENT, wire.server().url("/").toString())
                .options(ClientOptions.builder()
                        .retry(new RetryPolicy(2, Duration.ofMillis(1), Duration.ofMillis(1), 0))
                        .build())
                .build();
        assertThat(threads()).as("threads before the first call").isEmpty();
        read(connection).execute();
        read(connection).executeAsync().join();
        assertThat(threads()).isNotEmpty().allMatch(Thread::isDaemon);

        connection.close();

        await().untilAsserted(() -> assertThat(threads()).isEmpty());
    }

    /** Returns the threads of the client; OkHttp has others, which are daemons and are shared by all clients of the process. */
    private List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith(CLIENT))
                .toList();
    }
}
