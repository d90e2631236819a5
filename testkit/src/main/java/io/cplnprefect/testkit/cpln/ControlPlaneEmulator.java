/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.job.JobRuntime;
import io.cplnprefect.testkit.job.JobScript;
import io.cplnprefect.testkit.job.JobSpec;
import io.cplnprefect.testkit.job.ScriptedRuntime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockWebServer;
import org.jspecify.annotations.Nullable;

/**
 * A stateful Control Plane in this process: the API, the logs service and the jobs behind cron workloads, over HTTP and
 * WebSocket.
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
 * <p>All that happens later than a request (a command starts, a script goes on, a deadline passes, a tail session ends)
 * happens on the scheduler, so with a virtual one nothing moves until the test moves time, also where the delay is zero.
 *
 * <p>Safe for use by several threads.
 */
public final class ControlPlaneEmulator implements AutoCloseable {
    private final MockWebServer server;
    private final Store store = new Store();
    private final RequestLog requests = new RequestLog();
    private final LogStore logs;
    private final LogTails tails;
    private final Jobs jobs;
    private final ItemHandlers items;
    private final ItemWriter writer;
    private final JobRuntime runtime;
    private final @Nullable ScheduledExecutorService ownScheduler;
    private final Map<String, String> tokens;
    private final String url;

    private ControlPlaneEmulator(Builder builder) {
        this.tokens = new LinkedHashMap<>(builder.tokens);
        ScheduledExecutorService scheduler = builder.scheduler == null ? newScheduler() : builder.scheduler;
        this.ownScheduler = builder.scheduler == null ? scheduler : null;
        Clock clock = builder.clock;
        this.server = new MockWebServer();
        Connections connections = new Connections();
        server.setServerSocketFactory(connections);
        this.runtime = builder.runtime == null ? new ScriptedRuntime(scheduler, builder.script) : builder.runtime;
        this.writer = new ItemWriter(clock, store);
        Access access = new Access(store);
        SecretValues secrets = new SecretValues(store, access);
        JobHistory history = new JobHistory();
        Pages pages = new Pages(builder.pageSize);
        Deployments deployments = new Deployments(store, clock, builder.readinessDelay, secrets, history);
        this.logs = new LogStore(clock, builder.equalLogTimestamps);
        this.tails = new LogTails(logs, scheduler, builder.tailSession);
        JobSpecs specs = new JobSpecs(store, secrets, this::url);
        this.jobs = new Jobs(store, writer, scheduler, specs, runtime, history, logs, access);
        Commands commands = new Commands(store, writer, scheduler, builder.commandStartDelay, deployments, jobs);
        this.items = new ItemHandlers(store, writer, access, pages, deployments, jobs);
        Routes routes = new Routes(
                access,
                new ServiceHandlers(store, access, writer, pages, this::url),
                items,
                new WorkloadHandlers(store, access, pages, deployments, commands, jobs, this::url),
                new LogHandlers(logs, tails, access, clock, connections));

        Seed seed = new Seed(store, writer);
        builder.tokens.forEach((token, org) -> access.accept(token, Principal.all(org)));
        builder.tokens.values().stream().distinct().forEach(seed::org);
        builder.gvcs.forEach(gvc -> seed.gvc(gvc.org(), gvc.name(), gvc.locations()));

        server.setDispatcher(builder.dispatcher.apply(new EmulatorDispatcher(server, store, routes, requests, clock)));
        this.url = listen(server, builder.host, builder.port);
    }

    /** Returns a builder; at least one org is needed. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns the address of the API, without a trailing slash. */
    public String url() {
        return url;
    }

    /** Returns the address of the logs service; the same server answers there. */
    public String logsUrl() {
        return url;
    }

    /** Returns the first token that was given to the builder. */
    public String token() {
        return tokens.keySet().iterator().next();
    }

    /** Returns what was requested so far, oldest first. */
    public List<RecordedCall> requests() {
        return requests.all();
    }

    /** Forgets what was requested so far. */
    public void clearRequests() {
        requests.clear();
    }

    /**
     * Puts an item in place without any check, and completes its envelope where members are absent.
     *
     * <p>A command may be put below its workload, in any stage; no job runs behind it. A document put at
     * {@code <workload>/deployment/<location>} is answered from then on instead of the computed one.
     *
     * @param selfLink for example {@code /org/acme/gvc/prefect/workload/etl}
     * @throws IllegalArgumentException when the item is no JSON object or the link names no known kind
     */
    public void put(String selfLink, JsonNode item) {
        if (!(item instanceof ObjectNode object)) {
            throw new IllegalArgumentException("an item is a JSON object, not " + item.getNodeType());
        }
        String collection = Links.name(Links.parent(selfLink));
        Kind kind = Kinds.find(collection.startsWith("-") ? collection.substring(1) : collection);
        if (kind == null) {
            throw new IllegalArgumentException(selfLink + " does not lie in the collection of a known kind");
        }
        synchronized (store) {
            ObjectNode given = object.deepCopy();
            ObjectNode complete = writer.enveloped(kind, selfLink, store.find(selfLink), given);
            if (kind.name().equals("command")) {
                complete.put("id", Links.name(selfLink));
            }
            given.properties().forEach(member -> complete.set(member.getKey(), member.getValue()));
            items.save(kind, selfLink, complete);
        }
    }

    /** Returns a copy of an item, secrets with their data, or null when there is none. */
    public @Nullable JsonNode get(String selfLink) {
        synchronized (store) {
            ObjectNode item = store.find(selfLink);
            return item == null ? null : item.deepCopy();
        }
    }

    /** Removes an item with all below it, without any check; jobs of a removed workload are killed. */
    public void delete(String selfLink) {
        synchronized (store) {
            items.remove(selfLink);
        }
    }

    /** Returns copies of all commands of a workload or volumeset, oldest first. */
    public List<JsonNode> commands(String ownerLink) {
        synchronized (store) {
            return store.list(ownerLink + "/-command").stream()
                    .map(command -> (JsonNode) command.deepCopy())
                    .toList();
        }
    }

    /**
     * Writes a log line as if a replica had written it, for lines outside the life of a job.
     *
     * @param org name of the org
     * @param labels of the stream, usually gvc, workload, location, replica, container, stream
     */
    public void log(String org, Map<String, String> labels, String line) {
        logs.append(org, labels, line);
    }

    /** Ends all open tail sessions in order, as the server does when their time is up. */
    public void endTailSessions() {
        tails.sessions().forEach(tail -> tail.end("tail session ended"));
    }

    /** Drops the connections of all open tail sessions without a closing handshake. */
    public void cutTailSessions() {
        tails.sessions().forEach(LogTail::cut);
    }

    /** Returns how many tail sessions are open. */
    public int openTailSessions() {
        return tails.sessions().size();
    }

    /** Stops the server, all jobs and the runtime; a scheduler given to the builder keeps running. */
    @Override
    public void close() {
        jobs.close();
        runtime.close();
        server.close();
        if (ownScheduler != null) {
            ownScheduler.shutdownNow();
        }
    }

    private static String listen(MockWebServer server, String host, int port) {
        try {
            server.start(InetAddress.getByName(host), port);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("unknown host " + host, e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on " + host + ":" + port + ": " + e.getMessage(), e);
        }
        return "http://" + host + ":" + server.getPort();
    }

    private static ScheduledExecutorService newScheduler() {
        // Scripts may block while they call other services, so one thread would not do.
        ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(8, task -> {
            Thread thread = new Thread(task, "control-plane-emulator");
            thread.setDaemon(true);
            return thread;
        });
        scheduler.setRemoveOnCancelPolicy(true);
        return scheduler;
    }

    /** Settings of an emulator; not safe for use by several threads. */
    public static final class Builder {
        private record Gvc(String org, String name, List<String> locations) {}

        private static final String DEFAULT_LOCATION = "aws-eu-central-1";

        private final Map<String, String> tokens = new LinkedHashMap<>();
        private final List<Gvc> gvcs = new ArrayList<>();
        private String host = "127.0.0.1";
        private int port;
        private Clock clock = Clock.systemUTC();
        private @Nullable ScheduledExecutorService scheduler;
        private int pageSize = 50;
        private Duration readinessDelay = Duration.ZERO;
        private Duration commandStartDelay = Duration.ZERO;
        private Duration tailSession = Duration.ofMinutes(30);
        private boolean equalLogTimestamps;
        private @Nullable JobRuntime runtime;
        private Function<JobSpec, JobScript> script = job -> JobScript.begin();
        private UnaryOperator<Dispatcher> dispatcher = UnaryOperator.identity();

        private Builder() {}

        /** Adds an org and a token that may do everything in it; once more with another token for several tokens. */
        public Builder org(String name, String token) {
            tokens.put(token, name);
            return this;
        }

        /**
         * Adds a gvc to the org added last.
         *
         * @param locations names of built-in locations; none means {@code aws-eu-central-1}
         * @throws IllegalStateException when no org was added before
         */
        public Builder gvc(String name, String... locations) {
            String org = tokens.values().stream()
                    .reduce((first, second) -> second)
                    .orElseThrow(() -> new IllegalStateException("add an org before its gvc " + name));
            gvcs.add(new Gvc(org, name, locations.length == 0 ? List.of(DEFAULT_LOCATION) : List.of(locations)));
            return this;
        }

        /** Sets the address to listen on; 127.0.0.1 by default. */
        public Builder host(String address) {
            host = address;
            return this;
        }

        /** Sets the port; 0, the default, takes a free one. */
        public Builder port(int number) {
            port = number;
            return this;
        }

        /** Sets the time of the platform; the system's by default. Both sides should show the same time. */
        public Builder time(Clock platformClock, ScheduledExecutorService platformScheduler) {
            clock = platformClock;
            scheduler = platformScheduler;
            return this;
        }

        /** Sets how many items a page holds; 50 by default. */
        public Builder pageSize(int items) {
            pageSize = items;
            return this;
        }

        /** Sets how long each new version of a workload takes to become ready; zero by default. */
        public Builder readinessDelay(Duration delay) {
            readinessDelay = delay;
            return this;
        }

        /** Sets how long a command stays pending; zero by default. */
        public Builder commandStartDelay(Duration delay) {
            commandStartDelay = delay;
            return this;
        }

        /** Sets after which time tail sessions end, zero for never; 30 minutes by default, as on the platform. */
        public Builder tailSession(Duration length) {
            tailSession = length;
            return this;
        }

        /** Lets lines that a stream writes at one moment share their timestamp, instead of being a nanosecond apart. */
        public Builder equalLogTimestamps() {
            equalLogTimestamps = true;
            return this;
        }

        /** Sets what runs the jobs; the emulator closes it. By default each job completes at once. */
        public Builder runtime(JobRuntime jobRuntime) {
            runtime = jobRuntime;
            return this;
        }

        /** Sets the script of each job, run in the time of the emulator; without effect when a runtime is set. */
        public Builder script(Function<JobSpec, JobScript> scriptOfJob) {
            script = scriptOfJob;
            return this;
        }

        /** Wraps what answers requests, for example to inject faults. */
        public Builder dispatcher(UnaryOperator<Dispatcher> wrapper) {
            dispatcher = wrapper;
            return this;
        }

        /**
         * Starts the emulator.
         *
         * @throws IllegalStateException when no org was added
         * @throws UncheckedIOException when the address cannot be listened on
         */
        public ControlPlaneEmulator start() {
            if (tokens.isEmpty()) {
                throw new IllegalStateException("add at least one org");
            }
            return new ControlPlaneEmulator(this);
        }
    }
}
