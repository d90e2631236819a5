/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.testkit.http.PromptServerSockets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.time.Clock;
import java.util.List;
import java.util.function.UnaryOperator;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockWebServer;
import org.jspecify.annotations.Nullable;

/**
 * A Prefect server inside the JVM: the part of the API that workers, agents and their users need, with its orchestration.
 *
 * <p>It answers as the pinned release of either generation does; one contract suite runs against it and against real
 * servers. It speaks raw JSON and uses none of the clients it is made to test. It listens on 127.0.0.1 only. Late runs,
 * workers that went offline and cancellations that timed out follow the given clock.
 *
 * <p>Not modelled, and answered as unknown routes or ignored: task runs, artifacts, blocks, variables, events,
 * automations, concurrency limits (those of deployments too), the scheduler that makes runs out of schedules,
 * notifications, flow run inputs, bulk and paginate routes, checks of parameters against a schema, WebSockets, and
 * delays between a poll or heartbeat and its effect.
 *
 * <p>Instances are safe for use by several threads: requests are handled one at a time.
 */
public final class PrefectEmulator implements AutoCloseable {
    private final MockWebServer server = new MockWebServer();
    private final PrefectDispatcher dispatcher;

    private PrefectEmulator(Builder builder) {
        dispatcher = new PrefectDispatcher(builder.release, builder.clock, builder.authString, builder.csrf);
        server.setServerSocketFactory(new PromptServerSockets());
        server.setDispatcher(builder.wrapper.apply(dispatcher));
        try {
            server.start(InetAddress.getLoopbackAddress(), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("The Prefect emulator could not listen on 127.0.0.1", e);
        }
    }

    /** Returns a builder of an emulator: 3.x, system clock, no auth, no CSRF protection. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns the base address of the API, without a slash at its end; it ends in {@code /api}. */
    public String apiUrl() {
        return "http://127.0.0.1:" + server.getPort() + "/api";
    }

    /** Returns all requests so far, in the order in which they were handled; headers, so credentials, are not kept. */
    public List<PrefectRequest> requests() {
        return dispatcher.requests();
    }

    /** Makes all CSRF tokens given so far invalid, as their expiry does. */
    public void forgetCsrfTokens() {
        dispatcher.forgetCsrfTokens();
    }

    /**
     * Calls the API without the network, which makes the set-up of a test short; it is not recorded and needs no
     * credentials.
     *
     * @param path the path below the API base, for example {@code /flows/}
     * @param body the JSON body, or null for none
     * @return the body of the answer; a null node where it is empty
     * @throws IllegalStateException if the answer is not a success; the message shows it
     */
    public JsonNode call(String method, String path, @Nullable JsonNode body) {
        return dispatcher.call(method, path, body);
    }

    /** Stops the server; requests under way are cut off. */
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

        /** Sets the generation to play. */
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
         * Demands basic authentication on all routes but health and readiness. Only 3.x servers know it.
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

        /** Wraps what answers requests, for example to inject faults. */
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
                        "A 2.20 server has no auth string; leave authString out or play release V3");
            }
            return new PrefectEmulator(this);
        }
    }
}
