/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.connection;

import static io.cplnprefect.core.call.Wire.failure;
import static io.cplnprefect.core.call.Wire.ok;
import static io.cplnprefect.core.call.Wire.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cplnprefect.core.ServiceConnection;
import io.cplnprefect.core.call.CallStyle;
import io.cplnprefect.core.call.RequestOptions;
import io.cplnprefect.core.call.Wire;
import io.cplnprefect.core.error.TransportException;
import io.cplnprefect.core.error.TransportException.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The limits of attempts in flight and of attempts per second. Attempts beyond them wait in order. */
class InFlightTest {

    private static final MockResponse NEVER = new MockResponse.Builder()
            .onResponseStart(SocketEffect.Stall.INSTANCE)
            .build();

    /** Longer than any response takes here. */
    private static final Duration SOON = Duration.ofSeconds(30);

    @RegisterExtension
    final Wire wire = Wire.withManualTime();

    @Test
    void calls_inBothStyles_doNotExceedTheLimitAtTheServer() {
        int limit = 3;
        int calls = 20;
        AtomicInteger atServer = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Semaphore responses = new Semaphore(0);
        serve(request -> {
            most.accumulateAndGet(atServer.incrementAndGet(), Math::max);
            responses.acquire();
            atServer.decrementAndGet();
            return ok("\"a\"");
        });
        ServiceConnection connection = wire.connectWith(o -> o.limits(CallLimits.DEFAULT.withMaxInFlight(limit)));
        List<CompletableFuture<String>> documents = new ArrayList<>();
        for (int i = 0; i < calls / 2; i++) {
            documents.add(CallStyle.BLOCKING.start(read(connection)));
            documents.add(CallStyle.ASYNC.start(read(connection)));
        }

        // The server withholds its responses until all other calls wait, each of them with a timer.
        for (int ended = 0; ended <= calls - limit; ended++) {
            int waiting = calls - limit - ended;
            await().until(() -> wire.time().pendingTasks() == waiting && atServer.get() == limit);
            responses.release();
        }
        responses.release(limit - 1);

        assertThat(documents)
                .allSatisfy(document -> assertThat(CallStyle.outcome(document)).isEqualTo("a"));
        assertThat(most).hasValue(limit);
        assertThat(wire.server().getRequestCount()).isEqualTo(calls);
    }

    @Test
    void waitingCalls_placeFreed_areSentInOrder() {
        CountDownLatch go = new CountDownLatch(1);
        serve(request -> {
            go.await();
            return ok("\"a\"");
        });
        ServiceConnection connection = wire.connectWith(o -> o.limits(CallLimits.DEFAULT.withMaxInFlight(1)));
        List<CompletableFuture<String>> documents = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            documents.add(connection
                    .<String>call(Wire.READ, "/things/" + i, null, String.class)
                    .executeAsync());
        }

        go.countDown();

        assertThat(documents).allSatisfy(document -> assertThat(document).succeedsWithin(SOON));
        for (int i = 0; i < 10; i++) {
            assertThat(wire.received().getTarget()).isEqualTo("/api/things/" + i);
        }
    }

    @Test
    void waitingCall_timeoutPasses_failsAndLeavesTheQueue() {
        wire.enqueue(NEVER, ok("\"third\""));
        ServiceConnection connection = wire.connectWith(o -> o.limits(CallLimits.DEFAULT.withMaxInFlight(1)));
        CompletableFuture<String> first = read(connection).executeAsync();
        wire.received();
        CompletableFuture<String> second = read(connection)
                .with(RequestOptions.timeout(Duration.ofSeconds(5)))
                .executeAsync();
        CompletableFuture<String> third = read(connection).executeAsync();

        wire.time().advance(Duration.ofSeconds(5));

        TransportException e = failure(TransportException.class, () -> CallStyle.outcome(second));
        assertThat(e.reason()).isEqualTo(Reason.QUEUE_TIMEOUT);
        assertThat(e.nothingSent()).isTrue();
        assertThat(e)
                .hasMessage("GET /api/things/a: not sent: too many calls to this host, no free place within 5000 ms."
                        + " Raise CallLimits.maxInFlight or the time-out");
        first.cancel(true);
        assertThat(third).succeedsWithin(SOON).isEqualTo("third");
    }

    @Test
    void place_assignedWhileItsCallIsCancelledOrTimesOut_isNotLost() {
        serve(request -> ok("\"a\""));
        ServiceConnection connection = wire.connectWith(o -> o.limits(CallLimits.DEFAULT.withMaxInFlight(1)));
        for (int round = 0; round < 100; round++) {
            CompletableFuture<String> first = read(connection).executeAsync();
            CompletableFuture<String> second = read(connection)
                    .with(RequestOptions.timeout(Duration.ofSeconds(1)))
                    .executeAsync();
            CompletableFuture<String> third = read(connection).executeAsync();
            if (round % 2 == 0) {
                wire.time().advance(Duration.ofSeconds(1));
            } else {
                second.cancel(true);
            }
            assertThat(first).succeedsWithin(SOON);
            assertThat(third).succeedsWithin(SOON);
            await().until(second::isDone);
            await().until(() -> connection.inFlight() == 0);
        }
    }

    @Test
    void waitingCalls_allFailAtOnce_doNotOverflowTheStack() {
        AtomicBoolean failing = new AtomicBoolean();
        CompletableFuture<Map<String, String>> token = new CompletableFuture<>();
        ServiceConnection connection = wire.connect(
                o -> o.limits(CallLimits.DEFAULT.withMaxInFlight(1)),
                b -> b.authentication(method -> {
                    if (failing.get()) {
                        throw new IllegalStateException("no token");
                    }
                    return token;
                }));
        List<CompletableFuture<String>> documents = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            documents.add(read(connection).executeAsync());
        }

        failing.set(true);
        token.completeExceptionally(new IllegalStateException("no token"));

        for (CompletableFuture<String> document : documents) {
            assertThat(failure(IllegalStateException.class, () -> CallStyle.outcome(document)))
                    .hasMessage("no token");
        }
    }

    @Test
    void requestsPerSecond_limited_startsAttemptsAtEqualIntervals() {
        List<Duration> starts = new CopyOnWriteArrayList<>();
        serve(request -> {
            starts.add(wire.elapsed());
            return ok("\"a\"");
        });
        ServiceConnection connection = wire.connectWith(o -> o.limits(CallLimits.DEFAULT.withRequestsPerSecond(4)));
        List<CompletableFuture<String>> documents = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            documents.add(read(connection).executeAsync());
        }

        assertThat(documents.get(0)).succeedsWithin(SOON);
        for (int i = 1; i < 4; i++) {
            // A timer for each call that waits, and one for the next start.
            int timers = 4 - i + 1;
            await().until(() -> wire.time().pendingTasks() == timers);
            wire.time().advance(Duration.ofMillis(249));
            assertThat(wire.time().pendingTasks()).isEqualTo(timers);
            wire.time().advance(Duration.ofMillis(1));
            assertThat(documents.get(i)).succeedsWithin(SOON);
        }

        assertThat(starts)
                .containsExactly(Duration.ZERO, Duration.ofMillis(250), Duration.ofMillis(500), Duration.ofMillis(750));
    }

    @Test
    void waitingCalls_cancelled_doNotDelayOthers() {
        wire.enqueue(ok("\"first\""), ok("\"last\""));
        ServiceConnection connection = wire.connectWith(o -> o.limits(CallLimits.DEFAULT.withRequestsPerSecond(1)));
        read(connection).execute();
        for (int i = 0; i < 50; i++) {
            read(connection).executeAsync().cancel(true);
        }

        CompletableFuture<String> last = read(connection).executeAsync();
        wire.time().advance(Duration.ofSeconds(1));

        assertThat(last).succeedsWithin(SOON).isEqualTo("last");
    }

    private void serve(Handler handler) {
        wire.server().setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
                return handler.respond(request);
            }
        });
    }

    private interface Handler {
        MockResponse respond(RecordedRequest request) throws InterruptedException;
    }
}
