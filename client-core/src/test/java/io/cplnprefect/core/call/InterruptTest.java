/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.call;

import static io.cplnprefect.core.call.Wire.failure;
import static io.cplnprefect.core.call.Wire.ok;
import static io.cplnprefect.core.call.Wire.read;
import static io.cplnprefect.core.call.Wire.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cplnprefect.core.ServiceConnection;
import io.cplnprefect.core.connection.CallLimits;
import io.cplnprefect.core.error.TransportException;
import io.cplnprefect.core.error.TransportException.Reason;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.Call;
import okhttp3.EventListener;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An interrupt of the thread that executes a call cancels the request, and the interrupt flag of the thread stays set. */
class InterruptTest {

    private static final MockResponse NEVER = new MockResponse.Builder()
            .onResponseStart(SocketEffect.Stall.INSTANCE)
            .build();

    @RegisterExtension
    final Wire wire = Wire.withManualTime();

    private final ExecutorService callersExecutor = Executors.newCachedThreadPool();

    /** The threads that send the requests. */
    enum Threads {
        OF_CLIENT,
        OF_CALLER
    }

    @AfterEach
    void shutDownExecutor() {
        callersExecutor.shutdown();
    }

    private ServiceConnection connect(Threads threads, CallLimits limits) {
        return wire.connectWith(o -> o.limits(limits).executor(executor(threads)));
    }

    private @Nullable ExecutorService executor(Threads threads) {
        return threads == Threads.OF_CALLER ? callersExecutor : null;
    }

    @ParameterizedTest
    @EnumSource
    void call_threadAlreadyInterrupted_sendsNothing(Threads threads) {
        ServiceConnection connection = connect(threads, CallLimits.DEFAULT);
        Thread.currentThread().interrupt();

        TransportException e =
                failure(TransportException.class, () -> read(connection).execute());

        assertThat(Thread.interrupted()).isTrue();
        assertThat(e.reason()).isEqualTo(Reason.INTERRUPTED);
        assertThat(e.nothingSent()).isTrue();
        assertThat(wire.server().getRequestCount()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void interrupt_beforeTheResponse_endsTheCall(Threads threads) {
        wire.enqueue(NEVER);
        ServiceConnection connection = connect(threads, CallLimits.DEFAULT);
        Caller caller = new Caller(read(connection));
        wire.received();

        caller.interrupt();

        assertThat(caller.failure().reason()).isEqualTo(Reason.INTERRUPTED);
        assertThat(caller.failure().nothingSent()).isFalse();
        assertThat(caller.flagKept()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void interrupt_whileTheBodyIsRead_endsTheCall(Threads threads) {
        wire.enqueue(status(200)
                .body("x".repeat(100_000))
                .onResponseBody(SocketEffect.Stall.INSTANCE)
                .build());
        CountDownLatch bodyStarted = new CountDownLatch(1);
        ServiceConnection connection = wire.connectWith(o -> o.executor(executor(threads))
                .http(http -> http.eventListener(new EventListener() {
                    @Override
                    public void responseBodyStart(Call call) {
                        bodyStarted.countDown();
                    }
                })));
        Caller caller = new Caller(read(connection));
        awaitLatch(bodyStarted);

        caller.interrupt();

        assertThat(caller.failure().reason()).isEqualTo(Reason.INTERRUPTED);
        assertThat(caller.flagKept()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void interrupt_whileWaitingForAPlaceInFlight_endsTheCallAndLeavesTheQueue(Threads threads) {
        wire.enqueue(NEVER, ok("\"b\""));
        ServiceConnection connection = connect(threads, CallLimits.DEFAULT.withMaxInFlight(1));
        CompletableFuture<String> first = read(connection).executeAsync();
        wire.received();
        Caller caller = new Caller(read(connection));
        caller.awaitWaiting();

        caller.interrupt();

        assertThat(caller.failure().reason()).isEqualTo(Reason.INTERRUPTED);
        assertThat(caller.failure().nothingSent()).isTrue();
        assertThat(caller.flagKept()).isTrue();
        first.cancel(true);
        assertThat(read(connection).execute()).isEqualTo("b");
        assertThat(wire.server().getRequestCount()).isEqualTo(2);
        await().until(() -> wire.time().pendingTasks() == 0);
    }

    @Test
    void interrupt_whileWaitingForTheRateLimit_endsTheCall() {
        wire.enqueue(ok("\"a\""));
        ServiceConnection connection = connect(Threads.OF_CLIENT, CallLimits.DEFAULT.withRequestsPerSecond(1));
        read(connection).execute();
        Caller caller = new Caller(read(connection));
        caller.awaitWaiting();

        caller.interrupt();

        assertThat(caller.failure().reason()).isEqualTo(Reason.INTERRUPTED);
        assertThat(connection.inFlight()).isZero();
        assertThat(wire.server().getRequestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void interrupt_whileWaitingForARetry_endsTheCallAndRemovesTheTimer(Threads threads) {
        wire.enqueue(status(503).build(), ok("\"again\""));
        ServiceConnection connection = connect(threads, CallLimits.DEFAULT);
        Caller caller = new Caller(read(connection));
        await().until(() -> wire.time().pendingTasks() == 1);
        caller.awaitWaiting();

        caller.interrupt();

        assertThat(caller.failure().reason()).isEqualTo(Reason.INTERRUPTED);
        assertThat(caller.failure().nothingSent()).isFalse();
        assertThat(caller.flagKept()).isTrue();
        await().until(() -> wire.time().pendingTasks() == 0);
        assertThat(wire.server().getRequestCount()).isEqualTo(1);
    }

    @Test
    void interrupt_whileWaitingForAToken_endsTheCall() {
        CountDownLatch requested = new CountDownLatch(1);
        ServiceConnection connection = wire.connect(b -> b.authentication(method -> {
            requested.countDown();
            return new CompletableFuture<>();
        }));
        Caller caller = new Caller(read(connection));
        awaitLatch(requested);
        caller.awaitWaiting();

        caller.interrupt();

        assertThat(caller.failure().reason()).isEqualTo(Reason.INTERRUPTED);
        assertThat(connection.inFlight()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void interrupt_ofOneCall_doesNotAffectOthers(Threads threads) {
        // Chosen by the path: requests at the same time may get enqueued responses in any order.
        wire.server().setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return request.getTarget().endsWith("/c") ? ok("\"c\"") : NEVER;
            }
        });
        ServiceConnection connection = connect(threads, CallLimits.DEFAULT);
        Caller first = new Caller(read(connection));
        wire.received();
        CompletableFuture<String> other = read(connection).executeAsync();
        wire.received();

        first.interrupt();

        assertThat(first.failure().reason()).isEqualTo(Reason.INTERRUPTED);
        assertThat(other).isNotDone();
        assertThat(connection.call(Wire.READ, "/things/c", null, String.class).execute())
                .isEqualTo("c");
        other.cancel(true);
    }

    private static void awaitLatch(CountDownLatch latch) {
        await().until(() -> latch.getCount() == 0);
    }

    /** A thread that executes a call. */
    private static final class Caller {
        private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        private final AtomicBoolean flag = new AtomicBoolean();
        private final Thread thread;

        Caller(ApiCall<String> call) {
            thread = new Thread(() -> {
                try {
                    call.execute();
                } catch (Throwable e) {
                    failure.set(e);
                    flag.set(Thread.currentThread().isInterrupted());
                }
            });
            thread.start();
        }

        /** Returns once the thread waits for the response. */
        void awaitWaiting() {
            await().until(() -> thread.getState() == Thread.State.WAITING);
        }

        void interrupt() {
            thread.interrupt();
        }

        TransportException failure() {
            await().until(() -> !thread.isAlive());
            if (failure.get() instanceof TransportException transport) {
                return transport;
            }
            throw new AssertionError("expected a TransportException", failure.get());
        }

        boolean flagKept() {
            return flag.get();
        }
    }
}
