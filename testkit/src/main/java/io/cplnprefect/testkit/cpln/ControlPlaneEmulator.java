/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.testkit.cpln.internal.log.LogTail;
import io.cplnprefect.testkit.cpln.internal.status.StatusStream;
import io.cplnprefect.testkit.http.TrackedServerSockets;
import io.cplnprefect.testkit.job.JobRuntime;
import io.cplnprefect.testkit.job.ScriptedRuntime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
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

    ControlPlaneEmulator(ControlPlaneEmulatorBuilder builder) {
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
    public static ControlPlaneEmulatorBuilder builder() {
        return new ControlPlaneEmulatorBuilder();
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

    /**
     * Stores the value of a metric at the present time.
     *
     * @param org name of the org
     * @param name name of the metric
     * @param labels labels of the series
     */
    public void metric(String org, String name, Map<String, String> labels, double value) {
        Map<String, String> all = new HashMap<>(labels);
        all.put("__name__", name);
        platform.metrics().add(org, all, platform.clock().instant(), value);
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

    /** Closes the connections of all streams of workload statuses without a closing handshake. */
    public void cutStatusStreams() {
        platform.statuses().streams().forEach(StatusStream::cut);
    }

    /** Returns the number of open streams of workload statuses that have registered a workload. */
    public int openStatusStreams() {
        return (int) platform.statuses().streams().stream()
                .filter(StatusStream::isRegistered)
                .count();
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
}
