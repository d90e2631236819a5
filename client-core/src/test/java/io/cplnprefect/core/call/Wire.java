/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.cplnprefect.core.ServiceConnection;
import io.cplnprefect.core.ServiceConnectionBuilder;
import io.cplnprefect.core.connection.ClientOptions;
import io.cplnprefect.core.time.TimeSource;
import io.cplnprefect.testkit.VirtualTime;
import io.cplnprefect.testkit.http.PromptServerSockets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.QueueDispatcher;
import mockwebserver3.RecordedRequest;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A server, connections to it, and a virtual time. After each test it verifies that no attempt is in flight, and that every
 * connection has been returned to its pool.
 */
public final class Wire implements BeforeEachCallback, AfterEachCallback {

    public static final Endpoint READ = Endpoint.of("GET", "/things/{name}");
    public static final Endpoint WRITE = Endpoint.of("POST", "/things");

    static {
        Awaitility.setDefaultPollDelay(Duration.ZERO);
        Awaitility.setDefaultPollInterval(Duration.ofMillis(2));
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
    }

    private final Supplier<VirtualTime> times;
    private final List<ServiceConnection> connections = new ArrayList<>();
    private final List<ConnectionPool> pools = new ArrayList<>();
    private MockWebServer server = new MockWebServer();
    private VirtualTime time = VirtualTime.create();

    private Wire(Supplier<VirtualTime> times) {
        this.times = times;
    }

    /** Returns a wire whose time advances to the end of each wait at once. */
    public static Wire withAutoAdvancingTime() {
        return new Wire(VirtualTime::autoAdvancing);
    }

    /** Returns a wire whose time advances only when the test advances it. */
    public static Wire withManualTime() {
        return new Wire(VirtualTime::create);
    }

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        time = times.get();
        server = new MockWebServer();
        QueueDispatcher responses = new QueueDispatcher();
        responses.setFailFast(status(418).body("no response is enqueued").build());
        server.setDispatcher(responses);
        server.setServerSocketFactory(new PromptServerSockets());
        server.start();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        try {
            connections.forEach(this::assertNothingInUse);
        } finally {
            connections.forEach(ServiceConnection::close);
            connections.clear();
            pools.clear();
            server.close();
            time.close();
            // The flag that a test about interrupts has left must not affect the next test.
            Thread.interrupted();
        }
    }

    /**
     * Does not verify that connections were returned to their pools: a cancellation in the middle of an upgrade leaves the connection
     * allocated in OkHttp, although its socket is closed.
     */
    void ignorePools() {
        pools.clear();
    }

    private void assertNothingInUse(ServiceConnection connection) {
        await("no attempt is in flight and every connection is idle").untilAsserted(() -> {
            assertThat(connection.inFlight()).as("attempts in flight").isZero();
            for (ConnectionPool pool : pools) {
                assertThat(pool.idleConnectionCount()).as("idle connections").isEqualTo(pool.connectionCount());
            }
        });
    }

    public MockWebServer server() {
        return server;
    }

    public VirtualTime time() {
        return time;
    }

    /** Returns the virtual time that has passed since the start of the test. */
    public Duration elapsed() {
        return Duration.ofNanos(time.nanoTime());
    }

    /** Returns the virtual time with a random number of 0.5, with which the waits of a retry policy have no jitter. */
    public TimeSource timeSource() {
        return timeSource(0.5);
    }

    /** Returns the virtual time with a random number that is always the same. */
    public TimeSource timeSource(double random) {
        long bits = (long) (random * 0x1p53) << 11;
        return new TimeSource(time.clock(), time::nanoTime, time.scheduler(), () -> bits);
    }

    public ServiceConnection connect() {
        return connect(options -> {}, builder -> builder);
    }

    public ServiceConnection connectWith(Consumer<ClientOptions.Builder> options) {
        return connect(options, builder -> builder);
    }

    public ServiceConnection connect(UnaryOperator<ServiceConnectionBuilder> builder) {
        return connect(options -> {}, builder);
    }

    public ServiceConnection connect(
            Consumer<ClientOptions.Builder> options, UnaryOperator<ServiceConnectionBuilder> builder) {
        return connectTo(server.url("/api/").toString(), options, builder);
    }

    public ServiceConnection connectTo(
            String address, Consumer<ClientOptions.Builder> with, UnaryOperator<ServiceConnectionBuilder> builder) {
        ConnectionPool pool = new ConnectionPool();
        pools.add(pool);
        ClientOptions.Builder options = ClientOptions.builder().time(timeSource());
        with.accept(options);
        Consumer<OkHttpClient.Builder> hook = options.build().http();
        options.http(hook.andThen(http -> http.connectionPool(pool)));
        ServiceConnection connection = builder.apply(
                        ServiceConnection.to("things", address).options(options.build()))
                .build();
        connections.add(connection);
        return connection;
    }

    public Wire enqueue(MockResponse... responses) {
        for (MockResponse response : responses) {
            server.enqueue(response);
        }
        return this;
    }

    /** Returns the next request that the server received, and waits for it. */
    public RecordedRequest received() {
        try {
            RecordedRequest request = server.takeRequest(30, TimeUnit.SECONDS);
            if (request == null) {
                throw new AssertionError("the server received no request");
            }
            return request;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    public static MockResponse ok(String json) {
        return new MockResponse.Builder()
                .addHeader("Content-Type", "application/json")
                .body(json)
                .build();
    }

    public static MockResponse.Builder status(int code) {
        return new MockResponse.Builder().code(code);
    }

    /** Returns a GET whose response document is a text. */
    public static ApiCall<String> read(ServiceConnection connection) {
        return connection.call(READ, "/things/a", null, String.class);
    }

    /** Returns a POST whose request and response documents are texts. */
    public static ApiCall<String> write(ServiceConnection connection) {
        return connection.call(WRITE, "/things", "a", String.class);
    }

    /** Returns the exception that the action throws. */
    public static <E extends Throwable> E failure(Class<E> type, Runnable action) {
        E failure = catchThrowableOfType(type, action::run);
        if (failure == null) {
            throw new AssertionError("expected a " + type.getSimpleName());
        }
        return failure;
    }
}
