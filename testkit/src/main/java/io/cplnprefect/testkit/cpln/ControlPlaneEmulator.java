/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.testkit.cpln.internal.log.LogTail;
import io.cplnprefect.testkit.fault.FaultPlan;
import io.cplnprefect.testkit.http.TrackedServerSockets;
import io.cplnprefect.testkit.job.JobRuntime;
import io.cplnprefect.testkit.job.JobScript;
import io.cplnprefect.testkit.job.JobSpec;
import io.cplnprefect.testkit.job.ScriptedRuntime;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A stateful emulator of Control Plane in this process: the API, the logs service and the jobs of cron workloads, over
 * HTTP and WebSocket.
 *
 * <pre>{@code
 * try (ControlPlaneEmulator cpln = ControlPlaneEmulator.builder()
 *         .org("acme", "secret")
 *         .gvc("prefect", "aws-eu-central-1")
 *         .script(job -> JobScript.begin().log("hello").exit(0))
 *         .start()) {
 *     // point a client at cpln.url() with cpln.token()
 * }
 * }</pre>
 *
 * <p>Everything that happens after a request (the start of a command, the steps of a script, a deadline, the end of a
 * tail session) runs on the scheduler. With a virtual scheduler nothing happens until the test advances the time, even
 * where the delay is zero. Thread-safe.
 */
public final class ControlPlaneEmulator implements AutoCloseable {
    private final EmulatorServer server;
    private final RequestLog requests = new RequestLog();
    private final Platform platform;
    private final JobRuntime runtime;
    private final @Nullable ScheduledExecutorService ownScheduler;
    private final String token;

    private ControlPlaneEmulator(Builder builder) {
        this.token = builder.tokens.keySet().iterator().next();
        ScheduledExecutorService scheduler = builder.scheduler == null ? EmulatorScheduler.create() : builder.scheduler;
        this.ownScheduler = builder.scheduler == null ? scheduler : null;
        this.runtime = builder.runtime == null ? new ScriptedRuntime(scheduler, builder.script) : builder.runtime;
        TrackedServerSockets sockets = new TrackedServerSockets();
        this.platform = new Platform(builder, scheduler, runtime, sockets, this::url);
        EmulatorDispatcher dispatcher =
                new EmulatorDispatcher(platform, requests, builder.faults, builder.clock, scheduler, sockets);
        this.server = new EmulatorServer(builder.host, builder.port, sockets, dispatcher);
    }

    /** Returns a builder; at least one org is required. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns the address of the API, without a trailing slash. */
    public String url() {
        return server.url();
    }

    /** Returns the address of the logs service, which is that of the API. */
    public String logsUrl() {
        return url();
    }

    /** Returns the first token of the builder. */
    public String token() {
        return token;
    }

    /** Returns the requests received so far, those with a fault included, oldest first. */
    public List<RecordedRequest> requests() {
        return requests.all();
    }

    /** Deletes the recorded requests. */
    public void clearRequests() {
        requests.clear();
    }

    /**
     * Stores an item without any check, and completes its envelope where members are absent. A command may be
     * stored in any stage; no job runs for it. A document stored at {@code <workload>/deployment/<location>} replaces the computed deployment.
     *
     * @param selfLink for example {@code /org/acme/gvc/prefect/workload/etl}
     * @throws IllegalArgumentException if the item is not a JSON object or the link is not in the collection of a kind
     */
    public void put(String selfLink, JsonNode item) {
        platform.put(selfLink, item);
    }

    /** Returns a copy of an item, secrets with their data, or null if it does not exist. */
    public @Nullable JsonNode get(String selfLink) {
        return platform.get(selfLink);
    }

    /** Deletes an item and all items that it owns, without any check; jobs of a deleted workload are killed. */
    public void delete(String selfLink) {
        platform.delete(selfLink);
    }

    /** Returns copies of all commands of a workload or volume set, oldest first. */
    public List<JsonNode> commands(String ownerLink) {
        return platform.commands(ownerLink);
    }

    /** Returns the access to all state without HTTP; no fault applies to it. */
    public ControlPlaneState state() {
        return new ControlPlaneState(platform);
    }

    /**
     * Writes a log line as if a replica had written it, for lines without a job.
     *
     * @param org name of the org
     * @param labels labels of the stream, usually gvc, workload, location, replica, container, stream
     */
    public void log(String org, Map<String, String> labels, String line) {
        platform.logs().append(org, labels, line);
    }

    /** Ends all open tail sessions with a closing handshake, as the server does after the session time. */
    public void endTailSessions() {
        platform.tails().sessions().forEach(tail -> tail.end("tail session ended"));
    }

    /** Closes the connections of all open tail sessions without a closing handshake. */
    public void cutTailSessions() {
        platform.tails().sessions().forEach(LogTail::cut);
    }

    /** Returns the number of open tail sessions. */
    public int openTailSessions() {
        return platform.tails().sessions().size();
    }

    /** Closes all connections and refuses new ones, as a service that is down; items are kept and jobs continue. */
    public void stop() {
        server.stop();
    }

    /** Listens again on the same port after {@link #stop}. */
    public void resume() {
        server.resume();
    }

    /** Stops the server, all jobs and the runtime; a scheduler set on the builder is not stopped. */
    @Override
    public void close() {
        platform.close();
        runtime.close();
        server.stop();
        if (ownScheduler != null) {
            ownScheduler.shutdownNow();
        }
    }

    /** The settings of an emulator; not thread-safe. */
    public static final class Builder {
        record Gvc(String org, String name, List<String> locations) {}

        final Map<String, String> tokens = new LinkedHashMap<>();
        final List<Gvc> gvcs = new ArrayList<>();
        private String host = "127.0.0.1";
        private int port;
        Clock clock = Clock.systemUTC();
        private @Nullable ScheduledExecutorService scheduler;
        int pageSize = 50;
        Duration readinessDelay = Duration.ZERO;
        Duration commandStartDelay = Duration.ZERO;
        Duration tailSession = Duration.ofMinutes(30);
        boolean equalLogTimestamps;
        private @Nullable JobRuntime runtime;
        private Function<JobSpec, JobScript> script = job -> JobScript.begin();
        private FaultPlan faults = FaultPlan.create();

        private Builder() {}

        /** Adds an org and a token with all permissions in it; an org may be added again with another token. */
        public Builder org(String name, String token) {
            tokens.put(token, name);
            return this;
        }

        /**
         * Adds a GVC to the org added last.
         *
         * @param locations names of built-in locations; {@code aws-eu-central-1} if there are none
         * @throws IllegalStateException if no org was added before
         */
        public Builder gvc(String name, String... locations) {
            String org = tokens.values().stream()
                    .reduce((first, second) -> second)
                    .orElseThrow(() ->
                            new IllegalStateException("No org for GVC '" + name + "'. Call org(...) before gvc(...)."));
            gvcs.add(new Gvc(org, name, locations.length == 0 ? List.of("aws-eu-central-1") : List.of(locations)));
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

        /** Sets the clock and the scheduler of the platform, which must agree; those of the system by default. */
        public Builder time(Clock platformClock, ScheduledExecutorService platformScheduler) {
            clock = platformClock;
            scheduler = platformScheduler;
            return this;
        }

        /** Sets the maximum number of items per page; 50 by default. */
        public Builder pageSize(int items) {
            pageSize = items;
            return this;
        }

        /** Sets the time until a new version of a workload is ready; zero by default. */
        public Builder readinessDelay(Duration delay) {
            readinessDelay = delay;
            return this;
        }

        /** Sets the time for which a command stays pending; zero by default. */
        public Builder commandStartDelay(Duration delay) {
            commandStartDelay = delay;
            return this;
        }

        /** Sets the time after which tail sessions end, or zero for never; 30 minutes by default, as on the platform. */
        public Builder tailSession(Duration length) {
            tailSession = length;
            return this;
        }

        /** Lets lines that a stream writes at one time have equal timestamps, instead of one nanosecond between them. */
        public Builder equalLogTimestamps() {
            equalLogTimestamps = true;
            return this;
        }

        /** Sets the runtime of the jobs, which the emulator closes. By default each job completes immediately. */
        public Builder runtime(JobRuntime jobRuntime) {
            runtime = jobRuntime;
            return this;
        }

        /** Sets the script of each job, which runs on the emulator's scheduler; ignored if a runtime is set. */
        public Builder script(Function<JobSpec, JobScript> scriptOfJob) {
            script = scriptOfJob;
            return this;
        }

        /** Sets the faults that the platform injects, with whole paths, for example {@code /org/acme}; none by default. */
        public Builder faults(FaultPlan plan) {
            faults = plan;
            return this;
        }

        /**
         * Starts the emulator.
         *
         * @throws IllegalStateException if no org was added
         * @throws UncheckedIOException if the emulator cannot listen on the address
         */
        public ControlPlaneEmulator start() {
            if (tokens.isEmpty()) {
                throw new IllegalStateException("No org. Call org(...) before start().");
            }
            return new ControlPlaneEmulator(this);
        }
    }
}
