/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.cplnprefect.core.ServiceConnection;
import io.cplnprefect.core.connection.ClientOptions;
import io.cplnprefect.core.time.TimeSource;
import io.cplnprefect.testkit.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.QueueDispatcher;
import mockwebserver3.RecordedRequest;
import okhttp3.ConnectionPool;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A server, connections to it, and a virtual time. After each test it demands that nothing is left behind: no place in
 * flight, no running call, no connection that is not back in the pool.
 */
final class Wire implements BeforeEachCallback, AfterEachCallback {

    static final Endpoint READ = Endpoint.of("GET", "things/{name}");
    static final Endpoint WRITE = Endpoint.of("POST", "things");

    static {
        Awaitility.setDefaultPollDelay(Duration.ZERO);
        Awaitility.setDefaultPollInterval(Duration.ofMillis(2));
    }

    private final UnaryOperator<VirtualTime> kind;
    private final List<ServiceConnection> connections = new ArrayList<>();
    private final List<ConnectionPool> pools = new ArrayList<>();
    private MockWebServer server = new MockWebServer();
    private VirtualTime time;

    private Wire(UnaryOperator<VirtualTime> kind, VirtualTime time) {
        this.kind = kind;
        this.time = time;
    }

    /** Waits last no time: the clock jumps to whatever is waited for. */
    static Wire inJumpingTime() {
        return new Wire(old -> VirtualTime.autoAdvancing(), VirtualTime.create());
    }

    /** Time stands still until the test moves it. */
    static Wire inStandingTime() {
        return new Wire(old -> VirtualTime.create(), VirtualTime.create());
    }

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        time = kind.apply(time);
        server = new MockWebServer();
        QueueDispatcher answers = new QueueDispatcher();
        answers.setFailFast(status(418).body("no answer left").build());
        server.setDispatcher(answers);
        server.setServerSocketFactory(new PromptServerSockets());
        server.start();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        try {
            for (ServiceConnection connection : connections) {
                assertNothingIsLeft(connection);
            }
        } finally {
            connections.forEach(ServiceConnection::close);
            connections.clear();
            pools.clear();
            server.close();
            time.close();
            // A test about interrupts must not hurt the next one.
            Thread.interrupted();
        }
    }

    private void assertNothingIsLeft(ServiceConnection connection) {
        await("no place is in flight and no connection is out")
                .atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> {
                    assertThat(connection.inFlight()).as("places in flight").isZero();
                    for (ConnectionPool pool : pools) {
                        assertThat(pool.idleConnectionCount())
                                .as("idle connections, of all")
                                .isEqualTo(pool.connectionCount());
                    }
                });
    }

    MockWebServer server() {
        return server;
    }

    VirtualTime time() {
        return time;
    }

    Duration elapsed() {
        return Duration.ofNanos(time.nanoTime());
    }

    /** Virtual time, and a die that always falls in the middle: jitter adds nothing to our own waits. */
    TimeSource timeSource() {
        return timeSource(0.5);
    }

    /** Virtual time, and a die that always falls on the given share. */
    TimeSource timeSource(double drawn) {
        long bits = (long) (drawn * 0x1p53) << 11;
        return new TimeSource(time.clock(), time::nanoTime, time.scheduler(), () -> bits);
    }

    ServiceConnection connect() {
        return connect(options -> {}, builder -> builder);
    }

    ServiceConnection connectWith(Consumer<ClientOptions.Builder> options) {
        return connect(options, builder -> builder);
    }

    ServiceConnection connect(UnaryOperator<ServiceConnection.Builder> with) {
        return connect(options -> {}, with);
    }

    ServiceConnection connect(Consumer<ClientOptions.Builder> options, UnaryOperator<ServiceConnection.Builder> with) {
        return connectTo(server.url("/api/").toString(), options, with);
    }

    ServiceConnection connectTo(
            String address, Consumer<ClientOptions.Builder> with, UnaryOperator<ServiceConnection.Builder> builder) {
        ConnectionPool pool = new ConnectionPool();
        pools.add(pool);
        ClientOptions.Builder options =
                ClientOptions.builder().time(timeSource()).http(http -> http.connectionPool(pool));
        with.accept(options);
        ServiceConnection connection = builder.apply(
                        ServiceConnection.to("things", address).options(options.build()))
                .build();
        connections.add(connection);
        return connection;
    }

    Wire answers(MockResponse... answers) {
        for (MockResponse answer : answers) {
            server.enqueue(answer);
        }
        return this;
    }

    /** The next request that reached the server. */
    RecordedRequest received() {
        try {
            RecordedRequest request = server.takeRequest(10, TimeUnit.SECONDS);
            if (request == null) {
                throw new AssertionError("no request reached the server");
            }
            return request;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    static MockResponse ok(String json) {
        return new MockResponse.Builder()
                .addHeader("Content-Type", "application/json")
                .body(json)
                .build();
    }

    static MockResponse.Builder status(int code) {
        return new MockResponse.Builder().code(code);
    }

    /** The call that reads one thing as text. */
    static ApiCall<String> read(ServiceConnection connection) {
        return connection.call(READ, "things/a", null, String.class);
    }

    /** The call that writes one thing and gets text. */
    static ApiCall<String> write(ServiceConnection connection) {
        return connection.call(WRITE, "things", "a", String.class);
    }

    /** The failure that the action must end with. */
    static <E extends Throwable> E failure(Class<E> type, Runnable action) {
        E failure = catchThrowableOfType(type, action::run);
        if (failure == null) {
            throw new AssertionError("expected a " + type.getSimpleName());
        }
        return failure;
    }
}
