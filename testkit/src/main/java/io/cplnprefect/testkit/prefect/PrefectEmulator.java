/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.testkit.http.PromptServerSockets;
import io.cplnprefect.testkit.prefect.internal.server.PrefectApi;
import io.cplnprefect.testkit.prefect.internal.server.PrefectDispatcher;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockWebServer;
import org.jspecify.annotations.Nullable;

/**
 * An emulator of a Prefect server in this JVM: the part of the API that workers, agents and their users need, with its
 * orchestration rules.
 *
 * <p>It responds as the pinned release of either generation does; one contract suite runs against it and against real
 * servers. It uses raw JSON and none of the clients that are tested with it. It listens on 127.0.0.1 only. Late runs,
 * offline workers and cancellation time-outs follow the given clock.
 *
 * <p>Not modelled, and handled as unknown routes or ignored: task runs, artifacts, blocks, variables, events,
 * automations, concurrency limits (those of deployments included), the scheduler that creates runs from schedules,
 * notifications, flow run inputs, bulk and paginate routes, checks of parameters against a schema, WebSockets, and
 * delays between a poll or heartbeat and its effect.
 *
 * <p>Instances are safe for use by several threads. Requests are handled one at a time.
 */
public final class PrefectEmulator implements AutoCloseable {
    private final MockWebServer server = new MockWebServer();
    private final RequestLog requests = new RequestLog();
    private final PrefectApi api;

    private PrefectEmulator(Builder builder) {
        api = new PrefectApi(builder.release, builder.clock, builder.authString, builder.csrf);
        PrefectDispatcher dispatcher = new PrefectDispatcher(api, this::record);
        server.setServerSocketFactory(new PromptServerSockets());
        server.setDispatcher(builder.wrapper.apply(dispatcher));
        try {
            server.start(InetAddress.getLoopbackAddress(), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("The Prefect emulator could not listen on 127.0.0.1", e);
        }
    }

    private void record(String method, String target, String body) {
        requests.add(new PrefectRequest(method, target, body));
        try {
            // The web server otherwise keeps every request.
            var unused = server.takeRequest(0, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns a builder of an emulator; by default 3.x, system clock, no authentication, no CSRF protection. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns the base address of the API, which ends in {@code /api} without a slash after it. */
    public String apiUrl() {
        return "http://127.0.0.1:" + server.getPort() + PrefectDispatcher.BASE;
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

    /** Stops the server and closes its connections. */
    @Override
    public void close() {
        server.close();
    }

    /** Settings of an emulator. */
    public static final class Builder {
        private PrefectRelease release = PrefectRelease.V3;
        private Clock clock = Clock.systemUTC();
        private @Nullable String authString;
        private boolean csrf;
        private UnaryOperator<Dispatcher> wrapper = UnaryOperator.identity();

        private Builder() {}

        /** Sets the release to emulate. */
        public Builder release(PrefectRelease release) {
            this.release = release;
            return this;
        }

        /** Sets the time of the server. */
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

        /** Wraps the dispatcher of requests, for example to inject faults. */
        public Builder dispatcher(UnaryOperator<Dispatcher> wrapper) {
            this.wrapper = wrapper;
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
