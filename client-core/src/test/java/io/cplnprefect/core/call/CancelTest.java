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

/** Completing the future of a call cancels the request: its connection is closed, and it is no longer in flight. */
class CancelTest {

    @RegisterExtension
    final Wire wire = Wire.withManualTime();

    private final CountDownLatch clientGone = new CountDownLatch(1);

    /** The future that the caller cancels: that of the call, or one derived from it. */
    enum Kind {
        OF_CALL,
        THEN_APPLY,
        THEN_COMPOSE,
        TWICE_DERIVED,
        WHEN_COMPLETE,
        COPY;

        CompletableFuture<String> of(CompletableFuture<String> future) {
            return switch (this) {
                case OF_CALL -> future;
                case THEN_APPLY -> future.thenApply(text -> text + "!");
                case THEN_COMPOSE -> future.thenCompose(CompletableFuture::completedFuture);
                case TWICE_DERIVED -> future.thenApply(text -> text).exceptionally(e -> "failed");
                case WHEN_COMPLETE -> future.whenComplete((text, e) -> {});
                case COPY -> future.copy();
            };
        }
    }

    /** Returns a response that never begins; the server waits until the client closes the connection. */
    private MockResponse untilTheClientIsGone() {
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
                        // The client has closed the connection, too.
                    }
                    clientGone.countDown();
                })
                .build();
    }

    @ParameterizedTest
    @EnumSource
    void cancel_ofAnyFutureOfTheCall_closesTheConnection(Kind kind) throws InterruptedException {
        wire.enqueue(untilTheClientIsGone());
        ServiceConnection connection = wire.connect();
        CompletableFuture<String> future = kind.of(read(connection).executeAsync());
        wire.received();

        assertThat(future.cancel(true)).isTrue();

        assertThat(clientGone.await(10, TimeUnit.SECONDS)).isTrue();
        await().until(() -> connection.inFlight() == 0);
        assertThat(future).isCancelled();
    }

    @Test
    void cancel_ofMappedCall_closesTheConnection() throws InterruptedException {
        wire.enqueue(untilTheClientIsGone());
        CompletableFuture<Integer> future =
                read(wire.connect()).map(String::length).executeAsync();
        wire.received();

        future.cancel(true);

        assertThat(clientGone.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void future_completedExceptionally_closesTheConnection() throws InterruptedException {
        wire.enqueue(untilTheClientIsGone());
        CompletableFuture<String> future = read(wire.connect()).executeAsync();
        wire.received();

        // CompletableFuture.orTimeout does the same.
        future.completeExceptionally(new TimeoutException());

        assertThat(clientGone.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void cancel_duringWaitBeforeRetry_removesTheTimer() {
        wire.enqueue(status(503).build(), ok("\"again\""));
        ServiceConnection connection = wire.connect();
        CompletableFuture<String> future = read(connection).executeAsync();
        await().until(() -> wire.time().pendingTasks() == 1);

        future.cancel(true);

        await().until(() -> wire.time().pendingTasks() == 0);
        assertThat(wire.server().getRequestCount()).isEqualTo(1);
    }

    @Test
    void cancel_afterTheResponse_hasNoEffect() {
        wire.enqueue(ok("\"a\""), ok("\"b\""));
        ServiceConnection connection = wire.connect();
        CompletableFuture<String> future = read(connection).executeAsync();
        assertThat(future.join()).isEqualTo("a");

        assertThat(future.cancel(true)).isFalse();

        assertThat(read(connection).execute()).isEqualTo("b");
        assertThat(wire.received().getConnectionIndex()).isZero();
        assertThat(wire.received().getConnectionIndex())
                .as("index of the connection")
                .isZero();
    }
}
