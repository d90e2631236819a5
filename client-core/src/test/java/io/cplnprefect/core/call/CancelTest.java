/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.call;

import static io.cplnprefect.core.call.Wire.ok;
import static io.cplnprefect.core.call.Wire.read;
import static io.cplnprefect.core.call.Wire.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cplnprefect.core.ServiceConnection;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import mockwebserver3.MockResponse;
import okio.BufferedSource;
import okio.Okio;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Ending the future ends the HTTP call: the server sees its peer go, and the place in flight is free. */
class CancelTest {

    @RegisterExtension
    final Wire wire = Wire.withManualTime();

    private final CountDownLatch peerGone = new CountDownLatch(1);

    /** What a caller may hold in his hands when he gives up. */
    enum Held {
        ITSELF,
        THEN_APPLY,
        THEN_COMPOSE,
        TWICE_DERIVED,
        WHEN_COMPLETE,
        COPY;

        CompletableFuture<String> of(CompletableFuture<String> future) {
            return switch (this) {
                case ITSELF -> future;
                case THEN_APPLY -> future.thenApply(text -> text + "!");
                case THEN_COMPOSE -> future.thenCompose(CompletableFuture::completedFuture);
                case TWICE_DERIVED -> future.thenApply(text -> text).exceptionally(e -> "failed");
                case WHEN_COMPLETE -> future.whenComplete((text, e) -> {});
                case COPY -> future.copy();
            };
        }
    }

    /** Reads the request and then waits for the end of the connection. */
    private MockResponse untilThePeerGoes() {
        return new MockResponse.Builder()
                .clearHeaders()
                .socketHandler(socket -> {
                    // Left open: the server closes it.
                    BufferedSource source = Okio.buffer(socket.getSource());
                    try {
                        while (!source.exhausted()) {
                            source.skip(1);
                        }
                    } catch (IOException reset) {
                        // gone as well
                    }
                    peerGone.countDown();
                })
                .build();
    }

    @ParameterizedTest
    @EnumSource
    void cancel_ofWhateverTheCallerHolds_reachesTheSocket(Held held) throws InterruptedException {
        wire.enqueue(untilThePeerGoes());
        ServiceConnection connection = wire.connect();
        CompletableFuture<String> future = held.of(read(connection).executeAsync());
        wire.received();

        assertThat(future.cancel(true)).isTrue();

        assertThat(peerGone.await(10, TimeUnit.SECONDS)).isTrue();
        await().until(() -> connection.inFlight() == 0);
        assertThat(future).isCancelled();
    }

    @Test
    void cancel_ofAMappedCall_reachesTheSocket() throws InterruptedException {
        wire.enqueue(untilThePeerGoes());
        CompletableFuture<Integer> future =
                read(wire.connect()).map(String::length).executeAsync();
        wire.received();

        future.cancel(true);

        assertThat(peerGone.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void future_endedByAnybodyElse_reachesTheSocket() throws InterruptedException {
        wire.enqueue(untilThePeerGoes());
        CompletableFuture<String> future = read(wire.connect()).executeAsync();
        wire.received();

        // As orTimeout() does it.
        future.completeExceptionally(new TimeoutException());

        assertThat(peerGone.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void cancel_whileWaitingForTheNextTry_dropsTheTimer() {
        wire.enqueue(status(503).build(), ok("\"again\""));
        ServiceConnection connection = wire.connect();
        CompletableFuture<String> future = read(connection).executeAsync();
        await().until(() -> wire.time().pendingTasks() == 1);

        future.cancel(true);

        assertThat(wire.time().pendingTasks()).isZero();
        assertThat(wire.server().getRequestCount()).isEqualTo(1);
    }

    @Test
    void cancel_afterTheAnswer_changesNothing() {
        wire.enqueue(ok("\"a\""), ok("\"b\""));
        ServiceConnection connection = wire.connect();
        CompletableFuture<String> future = read(connection).executeAsync();
        assertThat(future.join()).isEqualTo("a");

        assertThat(future.cancel(true)).isFalse();

        assertThat(read(connection).execute()).isEqualTo("b");
        assertThat(wire.received().getConnectionIndex()).isZero();
        assertThat(wire.received().getConnectionIndex())
                .as("the connection lives on")
                .isZero();
    }
}
