/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.fault.FaultPlan;
import io.cplnprefect.testkit.fault.internal.FaultDispatcher;
import io.cplnprefect.testkit.http.TrackedServerSockets;
import io.cplnprefect.testkit.internal.RequestNumber;
import io.cplnprefect.testkit.prefect.internal.server.PrefectApi;
import io.cplnprefect.testkit.prefect.internal.server.PrefectHandler;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;

/**
 * An emulator of a Prefect server in this JVM: the part of the API that workers, agents and their users need, with its
 * orchestration rules.
 *
 * <p>It responds as the pinned release of either generation does; one contract suite runs against it and against real
 * servers. It uses raw JSON and none of the clients that are tested with it. Late runs,
 * offline workers, cancellation time-outs and the runs of schedules follow the given clock.
 *
 * <p>It serves every operation of both pinned releases; the README of the testkit says what is simplified. In 3.x, events
 * have their two WebSockets and workers their channel; in 2.20, events are off as a real server's are by default. Not
 * modelled are other WebSockets, caches of task runs, and delays between a poll or heartbeat and its effect.
 *
 * <p>Instances are safe for use by several threads. Requests are handled one at a time.
 */
public final class PrefectEmulator implements AutoCloseable {
    private final RequestLog requests = new RequestLog();
    private final TrackedServerSockets sockets = new TrackedServerSockets();
    private final PrefectApi api;
    private final String host;
    private final Dispatcher dispatcher;
    private final @Nullable ScheduledExecutorService ownScheduler;
    private volatile MockWebServer server;

    private PrefectEmulator(Builder builder) {
        api = new PrefectApi(builder.release, builder.clock, builder.authString, builder.csrf);
        ownScheduler = builder.scheduler == null ? daemonScheduler() : null;
        dispatcher = new Recorder(new FaultDispatcher(
                builder.faults,
                PrefectHandler.BASE,
                new PrefectHandler(api, builder.release, builder.clock, sockets::current),
                builder.clock,
                builder.scheduler == null ? Objects.requireNonNull(ownScheduler) : builder.scheduler,
                sockets::current));
        host = builder.host;
        server = listen(builder.port);
    }

    private static ScheduledExecutorService daemonScheduler() {
        return Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "prefect-emulator");
            thread.setDaemon(true);
            return thread;
        });
    }

    private MockWebServer listen(int port) {
        MockWebServer listening = new MockWebServer();
        listening.setServerSocketFactory(sockets);
        listening.setDispatcher(dispatcher);
        try {
            listening.start(InetAddress.getByName(host), port);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot listen on " + host + ":" + port + ": " + e.getMessage(), e);
        }
        return listening;
    }

    /** Returns a builder of an emulator; by default 3.x, system clock, no authentication, no CSRF protection. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns the base address of the API, which ends in {@code /api} without a slash after it. */
    public String apiUrl() {
        return "http://" + host + ":" + server.getPort() + PrefectHandler.BASE;
    }

    /** Returns the last 100,000 requests in the order in which they arrived; headers and credentials are not kept. */
    public List<PrefectRequest> requests() {
        return requests.all();
    }

    /** Makes all CSRF tokens issued so far invalid, as their expiry does. */
    public void expireCsrfTokens() {
        api.expireCsrfTokens();
    }

    /**
     * Calls the API without HTTP, which shortens the set-up of a test. The call needs no credentials and is not part of
     * {@link #requests()}.
     *
     * @param path the path below the API base, for example {@code /flows/}
     * @param body the JSON body, or null for none
     * @return the body of the response; a null node if it is empty
     * @throws IllegalStateException if the response is not a success; the message contains it
     */
    public JsonNode call(String method, String path, @Nullable JsonNode body) {
        return api.call(method, path, body);
    }

    /**
     * Returns all objects except events: flows, work pools with their queues and workers, deployments, flow runs with their states, and
     * log lines. It is the state that {@link #load} accepts.
     */
    public ObjectNode dump() {
        return api.dump();
    }

    /**
     * Stores the objects of a dump without any check, in place of those with the same ids.
     *
     * @throws IllegalArgumentException if the dump is of another release
     */
    public void load(JsonNode dump) {
        api.load(dump);
    }

    /**
     * Stops listening and closes all connections, as a server that is down: new connections are refused. The objects
     * are kept.
     */
    public void stop() {
        server.close();
    }

    /** Listens again on the same port after {@link #stop}. */
    public void resume() {
        server = listen(server.getPort());
    }

    /** Stops the server and closes its connections; late effects that are still due do not happen. */
    @Override
    public void close() {
        server.close();
        if (ownScheduler != null) {
            ownScheduler.shutdownNow();
        }
    }

    /** Keeps the requests that arrive, whether a fault applies to them or not. */
    private final class Recorder extends Dispatcher {
        private final Dispatcher next;

        Recorder(Dispatcher next) {
            this.next = next;
        }

        @Override
        public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            // The web server otherwise keeps every request.
            var unused = server.takeRequest(0, TimeUnit.SECONDS);
            requests.add(new PrefectRequest(
                    RequestNumber.next(),
                    request.getMethod(),
                    PrefectHandler.target(request),
                    PrefectHandler.body(request)));
            return next.dispatch(request);
        }

        @Override
        public void close() {
            next.close();
        }
    }

    /** Settings of an emulator. */
    public static final class Builder {
        private PrefectRelease release = PrefectRelease.V3;
        private String host = "127.0.0.1";
        private int port;
        private Clock clock = Clock.systemUTC();
        private @Nullable ScheduledExecutorService scheduler;
        private FaultPlan faults = FaultPlan.create();
        private @Nullable String authString;
        private boolean csrf;

        private Builder() {}

        /** Sets the release to emulate. */
        public Builder release(PrefectRelease release) {
            this.release = release;
            return this;
        }

        /** Sets the address to listen on; 127.0.0.1 by default. */
        public Builder host(String address) {
            host = address;
            return this;
        }

        /** Sets the port; 0, the default, means any free port. */
        public Builder port(int number) {
            port = number;
            return this;
        }

        /**
         * Sets the time of the server and the scheduler of its delays and late effects, so that both may be virtual.
         *
         * @param scheduler never shut down by the emulator
         */
        public Builder time(Clock clock, ScheduledExecutorService scheduler) {
            this.clock = clock;
            this.scheduler = scheduler;
            return this;
        }

        /** Sets the faults that the server injects; none by default. */
        public Builder faults(FaultPlan faults) {
            this.faults = faults;
            return this;
        }

        /** Sets the time of the server; delays and late effects of faults stay in real time. */
        public Builder clock(Clock clock) {
            this.clock = clock;
            return this;
        }

        /**
         * Requires basic authentication on all routes except health and readiness. Only 3.x servers have this setting.
         *
         * @param authString user and password with a colon between them
         */
        public Builder authString(String authString) {
            this.authString = authString;
            return this;
        }

        /** Sets whether changes need a CSRF token. */
        public Builder csrf(boolean csrf) {
            this.csrf = csrf;
            return this;
        }

        /**
         * Starts the emulator.
         *
         * @throws IllegalStateException if an auth string is set for 2.20, whose server has no such setting
         */
        public PrefectEmulator start() {
            if (authString != null && release == PrefectRelease.V2_20) {
                throw new IllegalStateException(
                        "Invalid authString: a 2.20 server has no authentication. Remove authString or set release V3.");
            }
            return new PrefectEmulator(this);
        }
    }
}
