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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The limit of calls under way counts every kind of call, keeps the order, and loses no place. */
class InFlightTest {

    private static final MockResponse NEVER = new MockResponse.Builder()
            .onResponseStart(SocketEffect.Stall.INSTANCE)
            .build();

    @RegisterExtension
    final Wire wire = Wire.withManualTime();

    @Test
    void calls_ofBothKinds_areNeverMoreThanTheLimitAtTheServer() throws Exception {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        wire.server().setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                most.accumulateAndGet(now.incrementAndGet(), Math::max);
                now.decrementAndGet();
                return ok("\"a\"");
            }
        });
        ServiceConnection connection = wire.connectWith(o -> o.limits(CallLimits.DEFAULT.withMaxInFlight(3)));
        ExecutorService threads = Executors.newFixedThreadPool(12);
        try {
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < 150; i++) {
                answers.add(threads.submit(() -> read(connection).execute()));
                answers.add(read(connection).executeAsync());
            }
            for (Future<String> answer : answers) {
                assertThat(answer.get()).isEqualTo("a");
            }
        } finally {
            threads.shutdown();
        }

        assertThat(most.get()).isBetween(1, 3);
        assertThat(wire.server().getRequestCount()).isEqualTo(300);
        assertThat(wire.time().pendingTasks()).isZero();
    }

    @Test
    void waitingCalls_getTheirTurnInOrder() {
        CountDownLatch go = new CountDownLatch(1);
        wire.server().setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
                go.await();
                return ok("\"a\"");
            }
        });
        ServiceConnection connection = wire.connectWith(o -> o.limits(CallLimits.DEFAULT.withMaxInFlight(1)));
        List<CompletableFuture<String>> answers = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            answers.add(connection
                    .<String>call(Wire.READ, "things/" + i, null, String.class)
                    .executeAsync());
        }

        go.countDown();

        answers.forEach(CompletableFuture::join);
        for (int i = 0; i < 10; i++) {
            assertThat(wire.received().getTarget()).isEqualTo("/api/things/" + i);
        }
    }

    @Test
    void waitingCall_whoseTimeEnds_fallsOutOfTheLine() {
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
        assertThat(e).hasMessage("GET /api/things/a: too many calls to this host; no turn within 5000 ms");
        first.cancel(true);
        assertThat(third.join()).isEqualTo("third");
    }

    @Test
    void place_givenWhileItsCallGivesUp_isNotLost() {
        wire.server().setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return ok("\"a\"");
            }
        });
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
            first.join();
            third.join();
            await().until(second::isDone);
            await().until(() -> connection.inFlight() == 0);
        }
    }

    @Test
    void waitingCalls_thatAllFailAtOnce_doNotGrowTheStack() {
        AtomicBoolean broken = new AtomicBoolean();
        CompletableFuture<java.util.Map<String, String>> token = new CompletableFuture<>();
        ServiceConnection connection = wire.connect(
                o -> o.limits(CallLimits.DEFAULT.withMaxInFlight(1)),
                b -> b.authentication(method -> {
                    if (broken.get()) {
                        throw new IllegalStateException("no token today");
                    }
                    return token;
                }));
        List<CompletableFuture<String>> answers = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            answers.add(read(connection).executeAsync());
        }

        broken.set(true);
        token.completeExceptionally(new IllegalStateException("no token today"));

        for (CompletableFuture<String> answer : answers) {
            assertThat(failure(CompletionException.class, answer::join))
                    .hasRootCauseInstanceOf(IllegalStateException.class)
                    .hasRootCauseMessage("no token today");
        }
    }

    @Test
    void requestsPerSecond_startTriesExactlyThatFarApart() {
        List<Duration> starts = new ArrayList<>();
        wire.server().setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                starts.add(wire.elapsed());
                return ok("\"a\"");
            }
        });
        ServiceConnection connection = wire.connectWith(o -> o.limits(CallLimits.DEFAULT.withRequestsPerSecond(4)));
        List<CompletableFuture<String>> answers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            answers.add(read(connection).executeAsync());
        }

        answers.get(0).join();
        for (int i = 1; i < 4; i++) {
            wire.time().advance(Duration.ofMillis(249));
            wire.time().advance(Duration.ofMillis(1));
            answers.get(i).join();
        }

        assertThat(starts)
                .containsExactly(Duration.ZERO, Duration.ofMillis(250), Duration.ofMillis(500), Duration.ofMillis(750));
    }

    @Test
    void callsThatGiveUp_useUpNoStarts() {
        wire.enqueue(ok("\"first\""), ok("\"last\""));
        ServiceConnection connection = wire.connectWith(o -> o.limits(CallLimits.DEFAULT.withRequestsPerSecond(1)));
        read(connection).execute();
        for (int i = 0; i < 50; i++) {
            read(connection).executeAsync().cancel(true);
        }

        CompletableFuture<String> last = read(connection).executeAsync();
        wire.time().advance(Duration.ofSeconds(1));

        assertThat(last.join()).isEqualTo("last");
    }
}
