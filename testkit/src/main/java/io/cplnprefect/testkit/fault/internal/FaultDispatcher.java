/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.fault.internal;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.cplnprefect.testkit.fault.Fault;
import io.cplnprefect.testkit.fault.FaultPlan;
import io.cplnprefect.testkit.fault.FaultRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.Headers;
import okhttp3.WebSocketListener;
import okio.Buffer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Injects the faults of a plan between the web server and the handler of an emulator. */
public final class FaultDispatcher extends Dispatcher {
    private static final Logger LOG = LoggerFactory.getLogger(FaultDispatcher.class);

    private final FaultPlan plan;
    private final String base;
    private final RequestHandler handler;
    private final Clock clock;
    private final ScheduledExecutorService scheduler;
    private final Supplier<@Nullable Socket> connection;
    private final Set<CountDownLatch> delays = ConcurrentHashMap.newKeySet();
    private final Map<String, Snapshot> snapshots = new ConcurrentHashMap<>();

    private record Snapshot(MockResponse response, Instant until) {}

    /**
     * Creates a dispatcher.
     *
     * @param base the path of the API, which is no part of the paths of the plan; empty if there is none
     * @param scheduler runs delays and late effects
     * @param connection returns the connection of the request that the calling thread handles
     */
    public FaultDispatcher(
            FaultPlan plan,
            String base,
            RequestHandler handler,
            Clock clock,
            ScheduledExecutorService scheduler,
            Supplier<@Nullable Socket> connection) {
        this.plan = plan;
        this.base = base;
        this.handler = handler;
        this.clock = clock;
        this.scheduler = scheduler;
        this.connection = connection;
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
        MockResponse response = respondTo(request);
        // A client reads a body after the head as its next response on the connection.
        return request.getMethod().equals("HEAD")
                ? response.newBuilder().body("").build()
                : response;
    }

    private MockResponse respondTo(RecordedRequest request) throws InterruptedException {
        Fault fault = plan.next(seen(request));
        if (fault == null) {
            return handler.handle(request, clock.instant());
        }
        if (fault instanceof Fault.Respond respond) {
            return respond(respond);
        } else if (fault instanceof Fault.LoseRequest) {
            return closed();
        } else if (fault instanceof Fault.LoseResponse) {
            var unused = handler.handle(request, clock.instant());
            return closed();
        } else if (fault instanceof Fault.ApplyLate late) {
            Instant received = clock.instant();
            var unused = scheduler.schedule(
                    () -> apply(request, received), late.after().toNanos(), NANOSECONDS);
            return closed();
        } else if (fault instanceof Fault.Hang) {
            return new MockResponse.Builder()
                    .onResponseStart(SocketEffect.Stall.INSTANCE)
                    .build();
        } else if (fault instanceof Fault.Delay delay) {
            MockResponse response = handler.handle(request, clock.instant());
            await(delay.delay());
            return response;
        } else if (fault instanceof Fault.RunBefore before) {
            before.action().run();
            return handler.handle(request, clock.instant());
        } else if (fault instanceof Fault.RunAfter after) {
            MockResponse response = handler.handle(request, clock.instant());
            after.action().run();
            return response;
        } else if (fault instanceof Fault.Stale stale) {
            return stale(request, stale.duration());
        }
        return changed(handler.handle(request, clock.instant()), fault);
    }

    /** Ends all delays. */
    @Override
    public void close() {
        delays.forEach(CountDownLatch::countDown);
    }

    private FaultRequest seen(RecordedRequest request) {
        int query = request.getTarget().indexOf('?');
        String target = query < 0 ? request.getTarget() : request.getTarget().substring(0, query);
        String path = !base.isEmpty() && target.startsWith(base + "/") ? target.substring(base.length()) : target;
        String userAgent = request.getHeaders().get("User-Agent");
        return new FaultRequest(request.getMethod(), path, body(request), userAgent == null ? "" : userAgent);
    }

    private static String body(RecordedRequest request) {
        return request.getBody() == null ? "" : request.getBody().utf8();
    }

    private void apply(RecordedRequest request, Instant received) {
        try {
            var unused = handler.handle(request, received);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            LOG.error("The late effect of {} {} failed", request.getMethod(), request.getTarget(), e);
        }
    }

    private void await(Duration delay) throws InterruptedException {
        CountDownLatch passed = new CountDownLatch(1);
        delays.add(passed);
        try {
            var unused = scheduler.schedule(passed::countDown, delay.toNanos(), NANOSECONDS);
            passed.await();
        } finally {
            delays.remove(passed);
        }
    }

    private MockResponse stale(RecordedRequest request, Duration duration) throws InterruptedException {
        String key = request.getMethod() + " " + request.getTarget() + " " + body(request);
        Instant now = clock.instant();
        snapshots.values().removeIf(each -> !now.isBefore(each.until()));
        Snapshot snapshot = snapshots.get(key);
        if (snapshot == null) {
            snapshot = new Snapshot(handler.handle(request, now), now.plus(duration));
            snapshots.put(key, snapshot);
        }
        return snapshot.response();
    }

    private MockResponse changed(MockResponse response, Fault fault) {
        MockResponse.Builder builder = response.newBuilder();
        if (fault instanceof Fault.Drip drip) {
            builder.throttleBody(drip.bytes(), drip.period().toNanos(), NANOSECONDS);
        } else if (fault instanceof Fault.CutBody) {
            builder.onResponseBody(new SocketEffect.CloseSocket());
        } else if (fault instanceof Fault.TruncateBody) {
            String body = text(response);
            builder.body(body.substring(0, body.length() / 2));
        } else if (fault instanceof Fault.ReplaceBody replace) {
            builder.body(replace.body());
        } else if (fault instanceof Fault.ReplaceStatus replace) {
            builder.code(replace.status());
        } else if (fault instanceof Fault.RemoveHeader remove) {
            builder.removeHeader(remove.name());
        } else if (fault instanceof Fault.SocketFault socket) {
            WebSocketListener listener = response.getWebSocketListener();
            if (listener == null) {
                throw new IllegalStateException("Invalid fault " + fault
                        + ": the request does not open a WebSocket. Use a fault of responses.");
            }
            builder.webSocketUpgrade(new FaultySocketListener(listener, socket, connection.get()));
        }
        return builder.build();
    }

    private static String text(MockResponse response) {
        Buffer buffer = new Buffer();
        try {
            if (response.getBody() != null) {
                response.getBody().writeTo(buffer);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return buffer.readUtf8();
    }

    private static MockResponse respond(Fault.Respond respond) {
        return new MockResponse.Builder()
                .code(respond.status())
                .headers(Headers.of(respond.headers()))
                .body(respond.body())
                .build();
    }

    private static MockResponse closed() {
        return new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build();
    }
}
