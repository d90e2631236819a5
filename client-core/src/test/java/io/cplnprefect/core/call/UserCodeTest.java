/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.call;

import static io.cplnprefect.core.call.Wire.failure;
import static io.cplnprefect.core.call.Wire.ok;
import static io.cplnprefect.core.call.Wire.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.cplnprefect.core.ServiceConnection;
import io.cplnprefect.core.connection.Authentication;
import io.cplnprefect.core.connection.CallLimits;
import io.cplnprefect.core.connection.CallMetrics;
import io.cplnprefect.core.connection.ThreadContext;
import io.cplnprefect.core.error.TransportException;
import io.cplnprefect.core.error.TransportException.Reason;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.setting.Secret;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Interceptor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.MDC;

/** Code of the user within a call (interceptors, hooks, suppliers, callbacks): its failures, its context, its delays. */
class UserCodeTest {

    @RegisterExtension
    final Wire wire = Wire.withManualTime();

    private final ThreadLocal<String> trace = ThreadLocal.withInitial(() -> "none");

    @AfterEach
    void clearContext() {
        MDC.clear();
    }

    @ParameterizedTest
    @EnumSource
    void interceptorThatThrows_endsTheCallWithItsExceptionAndNoRetry(CallStyle style) {
        AtomicInteger calls = new AtomicInteger();
        ServiceConnection connection = wire.connectWith(o -> o.http(http -> http.addInterceptor(chain -> {
            calls.incrementAndGet();
            throw new IllegalStateException("no signature");
        })));

        assertThat(failure(IllegalStateException.class, () -> style.execute(read(connection))))
                .hasMessage("no signature");
        assertThat(calls).hasValue(1);
        assertThat(connection.inFlight()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void interceptorThatThrowsAnError_endsTheCallWithIt(CallStyle style) {
        ServiceConnection connection = wire.connect(
                o -> o.limits(CallLimits.DEFAULT.withMaxInFlight(1))
                        .http(http -> http.addInterceptor(chain -> {
                            throw new NoSuchMethodError("okhttp3.Call.something");
                        })),
                b -> b);

        for (int i = 0; i < 3; i++) {
            assertThat(failure(NoSuchMethodError.class, () -> style.execute(read(connection))))
                    .hasMessage("okhttp3.Call.something");
        }
        assertThat(connection.inFlight()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void supplierThatThrowsAnError_endsTheCallWithIt(CallStyle style) {
        ServiceConnection connection = wire.connect(b -> b.authentication(Authentication.bearer(() -> {
            throw new StackOverflowError();
        })));

        failure(StackOverflowError.class, () -> style.execute(read(connection)));
        assertThat(connection.inFlight()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void metricsHookThatThrowsAnError_doesNotAffectTheCall(CallStyle style) {
        wire.enqueue(ok("\"a\""));
        ServiceConnection connection = wire.connectWith(o -> o.metrics(new CallMetrics() {
            @Override
            public void attemptEnded(Endpoint endpoint, int attempt, String outcome, Duration time) {
                throw new AssertionError("broken hook");
            }

            @Override
            public void callEnded(Endpoint endpoint, int attempts, String outcome, Duration time) {
                throw new AssertionError("broken hook");
            }
        }));

        assertThat(style.execute(read(connection))).isEqualTo("a");
    }

    @ParameterizedTest
    @EnumSource
    void conversionThatThrowsAnError_endsTheCallWithIt(CallStyle style) {
        wire.enqueue(ok("\"a\""));

        failure(
                LinkageError.class,
                () -> style.execute(read(wire.connect()).map(text -> {
                    throw new LinkageError(text);
                })));
    }

    @ParameterizedTest
    @EnumSource
    void contextOfTheCaller_isThereInInterceptorsHooksAndSuppliers(CallStyle style) {
        wire.enqueue(Wire.status(503).build());
        List<String> seen = new CopyOnWriteArrayList<>();
        ServiceConnection connection = wire.connect(
                o -> o.context(carriedTrace())
                        .retry(RetryPolicy.NONE)
                        .http(http -> http.addInterceptor(seeing(seen, "interceptor"))
                                .addNetworkInterceptor(seeing(seen, "network interceptor")))
                        .metrics(new CallMetrics() {
                            @Override
                            public void attemptEnded(Endpoint endpoint, int attempt, String outcome, Duration time) {
                                seen.add("attempt " + context());
                            }

                            @Override
                            public void callEnded(Endpoint endpoint, int attempts, String outcome, Duration time) {
                                seen.add("call " + context());
                            }
                        }),
                b -> b.authentication(Authentication.bearer(() -> {
                    seen.add("token " + context());
                    return Secret.of("t");
                })));
        MDC.put("run", "r1");
        trace.set("t1");

        failure(RuntimeException.class, () -> style.execute(read(connection)));

        assertThat(seen)
                .containsExactly(
                        "token r1 t1", "interceptor r1 t1", "network interceptor r1 t1", "attempt r1 t1", "call r1 t1");
    }

    @Test
    void contextOfTheCaller_isThereInCallbacksOfTheFutureAndLeavesNothingBehind() {
        wire.enqueue(ok("\"a\""), ok("\"b\""));
        ServiceConnection connection = wire.connectWith(o -> o.context(carriedTrace()));
        MDC.put("run", "r1");
        trace.set("t1");
        CountDownLatch chained = new CountDownLatch(1);
        CompletableFuture<String> first = read(connection)
                .map(text -> {
                    awaitLatch(chained);
                    return text;
                })
                .executeAsync()
                .thenApply(text -> context());
        chained.countDown();
        assertThat(first.join()).isEqualTo("r1 t1");

        MDC.clear();
        trace.set("none");
        assertThat(read(connection).map(text -> context()).executeAsync().join())
                .isEqualTo("null none");
    }

    private ThreadContext carriedTrace() {
        return () -> {
            String captured = trace.get();
            return () -> {
                String before = trace.get();
                trace.set(captured);
                return () -> trace.set(before);
            };
        };
    }

    private Interceptor seeing(List<String> seen, String who) {
        return chain -> {
            seen.add(who + " " + context());
            return chain.proceed(chain.request());
        };
    }

    private String context() {
        return MDC.get("run") + " " + trace.get();
    }

    @Test
    void listenerThatThrowsOnCancellation_preventsNoEndOfACall() {
        MockResponse never = new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build();
        wire.enqueue(never, never, never, never);
        ServiceConnection connection = wire.connectWith(o -> o.http(http -> http.eventListener(new EventListener() {
            @Override
            public void canceled(Call request) {
                throw new IllegalStateException("broken listener");
            }
        })));
        CompletableFuture<String> timedOut = read(connection)
                .with(RequestOptions.timeout(Duration.ofMillis(500)))
                .executeAsync();
        CompletableFuture<String> cancelled = read(connection).executeAsync();
        List<CompletableFuture<String>> open =
                List.of(read(connection).executeAsync(), read(connection).executeAsync());

        assertThat(cancelled.cancel(true)).isTrue();
        assertThat(failure(TransportException.class, () -> CallStyle.outcome(timedOut))
                        .reason())
                .isEqualTo(Reason.TIMEOUT);
        connection.close();

        open.forEach(call -> assertThat(failure(TransportException.class, () -> CallStyle.outcome(call))
                        .reason())
                .isEqualTo(Reason.CANCELLED));
        assertThat(connection.inFlight()).isZero();
    }

    @Test
    void listenerThatThrowsOnCancellation_preventsNoCloseAfterATimeout() {
        for (int i = 0; i < 50; i++) {
            wire.enqueue(new MockResponse.Builder()
                    .onResponseStart(SocketEffect.Stall.INSTANCE)
                    .build());
            ServiceConnection connection = wire.connectWith(o -> o.http(http -> http.eventListener(new EventListener() {
                @Override
                public void canceled(Call request) {
                    throw new IllegalStateException("broken listener");
                }
            })));
            CompletableFuture<String> call = read(connection)
                    .with(RequestOptions.timeout(Duration.ofMillis(30)))
                    .executeAsync();
            failure(TransportException.class, () -> CallStyle.outcome(call));
            // The request is cancelled on another thread, before or after this.
            connection.close();
        }
    }

    @Test
    void callbackThatBlocks_delaysNoOtherCall() {
        wire.enqueue(ok("\"a\""), ok("\"b\""), ok("\"c\""));
        // A callback that is added to a completed future would run on this thread.
        CountDownLatch added = new CountDownLatch(1);
        ServiceConnection connection = wire.connectWith(o -> o.limits(CallLimits.DEFAULT.withMaxInFlight(1))
                .http(http -> http.addInterceptor(chain -> {
                    awaitLatch(added);
                    return chain.proceed(chain.request());
                })));
        CountDownLatch blocked = new CountDownLatch(1);
        CompletableFuture<Void> first = read(connection).executeAsync().thenAccept(text -> awaitLatch(blocked));
        added.countDown();
        CompletableFuture<String> second = read(connection).executeAsync();

        assertThat(second.join()).isEqualTo("b");
        assertThat(read(connection).execute()).isEqualTo("c");

        blocked.countDown();
        first.join();
    }

    @Test
    void supplierThatBlocks_delaysNoCallThatHasAPlace() {
        wire.enqueue(ok("\"a\""), ok("\"b\""), ok("\"c\""));
        CountDownLatch blocked = new CountDownLatch(1);
        AtomicInteger calls = new AtomicInteger();
        ServiceConnection connection = wire.connect(
                o -> o.limits(CallLimits.DEFAULT.withMaxInFlight(2)),
                b -> b.authentication(Authentication.bearer(() -> {
                    if (calls.incrementAndGet() == 1) {
                        awaitLatch(blocked);
                    }
                    return Secret.of("t");
                })));
        CompletableFuture<String> stuck =
                CompletableFuture.supplyAsync(() -> read(connection).execute());
        await().until(() -> calls.get() == 1);

        assertThat(read(connection).executeAsync().join()).isEqualTo("a");
        assertThat(read(connection).executeAsync().join()).isEqualTo("b");

        blocked.countDown();
        assertThat(stuck.join()).isEqualTo("c");
    }

    @Test
    void httpHookThatSetsTimeoutsRedirectsOrADispatcher_isRefusedWithAllProblems() {
        assertThatThrownBy(() -> wire.connectWith(o -> o.http(http -> http.readTimeout(Duration.ofSeconds(1))
                        .followRedirects(true)
                        .dispatcher(new okhttp3.Dispatcher()))))
                .isInstanceOfSatisfying(
                        UsageException.class, e -> assertThat(e.problems()).hasSize(3))
                .hasMessageContaining("Set ClientOptions.limits instead")
                .hasMessageContaining("Set ClientOptions.executor and limits instead")
                .hasMessageContaining("Set ClientOptions.retry instead");
    }

    private static void awaitLatch(CountDownLatch latch) {
        await().until(() -> latch.getCount() == 0);
    }
}
