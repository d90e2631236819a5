/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core;

import static io.cplnprefect.core.call.Wire.failure;
import static io.cplnprefect.core.call.Wire.ok;
import static io.cplnprefect.core.call.Wire.read;
import static io.cplnprefect.core.call.Wire.status;
import static org.assertj.core.api.Assertions.assertThat;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who makes it closes it, and a call that is under way then ends, wherever it waits. */
class CloseTest {

    private static final MockResponse NEVER = new MockResponse.Builder()
            .onResponseStart(SocketEffect.Stall.INSTANCE)
            .build();

    @RegisterExtension
    final Wire wire = Wire.withManualTime();

    private static void assertClosedUnder(CompletableFuture<String> call) {
        TransportException e = failure(TransportException.class, () -> CallStyle.outcome(call));
        assertThat(e.reason()).isEqualTo(Reason.CANCELLED);
        assertThat(e).hasMessageEndingWith("cancelled, because the client was closed");
    }

    @Test
    void close_endsCallsThatWaitForTheServerForAPlaceOrForTheNextTry() {
        wire.enqueue(status(503).build(), NEVER);
        ServiceConnection connection = wire.connectWith(o -> o.limits(CallLimits.DEFAULT.withMaxInFlight(1)));
        CompletableFuture<String> waitsForNextTry =
                CompletableFuture.supplyAsync(() -> read(connection).execute());
        await().until(() -> wire.time().pendingTasks() == 1);
        wire.received();
        CompletableFuture<String> waitsForServer = read(connection).executeAsync();
        wire.received();
        CompletableFuture<String> waitsForPlace = read(connection).executeAsync();

        connection.close();
        connection.close();

        assertClosedUnder(waitsForServer);
        assertClosedUnder(waitsForPlace);
        assertClosedUnder(waitsForNextTry);
        assertThat(wire.time().pendingTasks()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void call_afterClose_saysSo(CallStyle style) {
        ServiceConnection connection = wire.connect();
        ApiCall<String> call = read(connection);
        connection.close();

        assertThat(failure(UsageException.class, () -> style.execute(call)))
                .hasMessage("The client of " + wire.server().url("/api/").redact()
                        + " is closed. Create a new client, and close it only after its last call.");
    }

    @Test
    void close_ofAView_closesTheConnection() {
        ServiceConnection connection = wire.connect();
        connection.with(Authentication.NONE).close();

        failure(UsageException.class, () -> read(connection).execute());
    }

    @Test
    void close_leavesWhatTheCallerGaveAlone() {
        wire.enqueue(ok("\"a\""), ok("\"b\""));
        ExecutorService own = Executors.newSingleThreadExecutor();
        ServiceConnection connection = wire.connectWith(o -> o.executor(own));
        read(connection).execute();

        connection.close();

        assertThat(own.isShutdown()).isFalse();
        assertThat(wire.time().scheduler().isShutdown()).isFalse();
        own.shutdown();
    }

    @Test
    void threads_areDaemonsAndGoWithTheClient() {
        wire.enqueue(status(503).build(), ok("\"a\""), ok("\"b\""));
        ServiceConnection connection = ServiceConnection.to(
                        "things", wire.server().url("/").toString())
                .options(ClientOptions.builder()
                        .retry(new RetryPolicy(2, Duration.ofMillis(1), Duration.ofMillis(1), 0))
                        .build())
                .build();
        assertThat(ours()).as("no thread before the first call").isEmpty();
        read(connection).execute();
        read(connection).executeAsync().join();
        assertThat(ours()).isNotEmpty().allMatch(Thread::isDaemon);

        connection.close();

        await().untilAsserted(() -> assertThat(ours()).isEmpty());
    }

    /** Threads of this connection; OkHttp's own few are daemons that all clients of the process share. */
    private List<Thread> ours() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("things "))
                .toList();
    }
}
