/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.cpln.internal.item.Access;
import io.cplnprefect.testkit.cpln.internal.item.AgentEndpoints;
import io.cplnprefect.testkit.cpln.internal.item.AuditEndpoints;
import io.cplnprefect.testkit.cpln.internal.item.BillingEndpoints;
import io.cplnprefect.testkit.cpln.internal.item.ItemEndpoints;
import io.cplnprefect.testkit.cpln.internal.item.ItemWriter;
import io.cplnprefect.testkit.cpln.internal.item.Items;
import io.cplnprefect.testkit.cpln.internal.item.LookupEndpoints;
import io.cplnprefect.testkit.cpln.internal.item.Placement;
import io.cplnprefect.testkit.cpln.internal.item.SecretValues;
import io.cplnprefect.testkit.cpln.internal.item.Seed;
import io.cplnprefect.testkit.cpln.internal.item.ServiceEndpoints;
import io.cplnprefect.testkit.cpln.internal.item.Store;
import io.cplnprefect.testkit.cpln.internal.item.TaskEndpoints;
import io.cplnprefect.testkit.cpln.internal.item.Trail;
import io.cplnprefect.testkit.cpln.internal.item.UnsupportedEndpoints;
import io.cplnprefect.testkit.cpln.internal.job.Commands;
import io.cplnprefect.testkit.cpln.internal.job.Deployments;
import io.cplnprefect.testkit.cpln.internal.job.JobHistory;
import io.cplnprefect.testkit.cpln.internal.job.JobSpecs;
import io.cplnprefect.testkit.cpln.internal.job.Jobs;
import io.cplnprefect.testkit.cpln.internal.job.WorkloadEndpoints;
import io.cplnprefect.testkit.cpln.internal.job.WorkloadLifecycle;
import io.cplnprefect.testkit.cpln.internal.kind.Kind;
import io.cplnprefect.testkit.cpln.internal.kind.Kinds;
import io.cplnprefect.testkit.cpln.internal.log.LogEndpoints;
import io.cplnprefect.testkit.cpln.internal.log.LogStore;
import io.cplnprefect.testkit.cpln.internal.log.LogTails;
import io.cplnprefect.testkit.cpln.internal.metric.MetricEndpoints;
import io.cplnprefect.testkit.cpln.internal.metric.MetricStore;
import io.cplnprefect.testkit.cpln.internal.query.Pages;
import io.cplnprefect.testkit.cpln.internal.status.StatusEndpoints;
import io.cplnprefect.testkit.cpln.internal.status.StatusStreams;
import io.cplnprefect.testkit.cpln.internal.terminal.TerminalEndpoints;
import io.cplnprefect.testkit.cpln.internal.trail.AuditTrail;
import io.cplnprefect.testkit.cpln.internal.trail.EventLog;
import io.cplnprefect.testkit.cpln.internal.volume.VolumeSets;
import io.cplnprefect.testkit.cpln.internal.wire.ApiResponse;
import io.cplnprefect.testkit.cpln.internal.wire.Json;
import io.cplnprefect.testkit.cpln.internal.wire.Links;
import io.cplnprefect.testkit.cpln.internal.wire.Principal;
import io.cplnprefect.testkit.cpln.internal.wire.Route;
import io.cplnprefect.testkit.cpln.internal.wire.Router;
import io.cplnprefect.testkit.http.TrackedServerSockets;
import io.cplnprefect.testkit.job.JobRuntime;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** The emulated platform without its server: all state, and the endpoints over it. */
final class Platform {
    private static final Set<String> LIVE = Set.of("pending", "running");

    /** The members of a dump beside the items, whose links begin with a slash. */
    private static final String EXECUTIONS = "executions";

    private static final String LOGS = "logs";

    private final Clock clock;
    private final Store store = new Store();
    private final JobHistory history = new JobHistory();
    private final ItemWriter writer;
    private final Items items;
    private final Jobs jobs;
    private final LogStore logs;
    private final LogTails tails;
    private final StatusStreams statuses;
    private final MetricStore metrics = new MetricStore();
    private final Router router;
    private final Map<String, String> tokensByOrg = new LinkedHashMap<>();

    Platform(
            ControlPlaneEmulatorBuilder settings,
            ScheduledExecutorService scheduler,
            JobRuntime runtime,
            TrackedServerSockets sockets,
            Supplier<String> url) {
        this.clock = settings.clock;
        this.writer = new ItemWriter(clock, store);
        Access access = new Access(store);
        SecretValues secrets = new SecretValues(store, access);
        Pages pages = new Pages(settings.pageSize);
        this.logs = new LogStore(settings.clock, settings.equalLogTimestamps);
        this.tails = new LogTails(logs, scheduler, settings.tailSession);
        JobSpecs specs = new JobSpecs(store, secrets, url);
        this.jobs = new Jobs(store, writer, scheduler, specs, runtime, history, logs, access);
        Placement placement = new Placement(store);
        Deployments deployments =
                new Deployments(store, placement, settings.clock, settings.readinessDelay, secrets, history);
        Commands commands = new Commands(store, writer, scheduler, settings.commandStartDelay, placement, jobs);
        this.statuses = new StatusStreams(settings.clock, scheduler, settings.readinessDelay);
        history.observe(statuses::changed);
        this.items = new Items(
                store, List.of(new WorkloadLifecycle(deployments, jobs), new VolumeSets(placement), statuses));

        EventLog events = new EventLog();
        Trail trail = new Trail(writer, new AuditTrail(), events);
        history.observe(link -> events.add(link, "job execution changed", "job", "scheduler", writer.now()));

        Seed seed = new Seed(store, writer);
        // In order of precedence: the paths of the item endpoints match those of all others.
        List<Route> routes = new ArrayList<>();
        routes.addAll(UnsupportedEndpoints.routes());
        routes.addAll(new LookupEndpoints(store, access, pages).routes());
        routes.addAll(new TaskEndpoints(store, access, pages).routes());
        routes.addAll(new AgentEndpoints(store, writer, access, items, url).routes());
        routes.addAll(new ServiceEndpoints(store, access, writer, pages, url).routes());
        routes.addAll(new BillingEndpoints(store, access, seed, pages).routes());
        routes.addAll(new WorkloadEndpoints(store, access, pages, deployments, commands, jobs, url).routes());
        routes.addAll(new LogEndpoints(logs, tails, access, settings.clock, sockets).routes());
        routes.addAll(new TerminalEndpoints(store, access, jobs).routes());
        routes.addAll(new StatusEndpoints(statuses, access, sockets).routes());
        routes.addAll(new AuditEndpoints(store, access, writer, pages, trail).routes());
        routes.addAll(new MetricEndpoints(metrics, access, settings.clock).routes());
        routes.addAll(new ItemEndpoints(store, writer, access, pages, items, trail).routes());
        this.router = new Router(access::principal, routes);

        settings.tokens.forEach((token, org) -> tokensByOrg.putIfAbsent(org, token));
        settings.tokens.forEach((token, org) -> access.accept(token, Principal.all(org)));
        settings.tokens.values().stream().distinct().forEach(seed::org);
        settings.gvcs.forEach(gvc -> seed.gvc(gvc.org(), gvc.name(), gvc.locations()));
    }

    ApiResponse respond(String method, HttpUrl url, @Nullable String authorization, String body) {
        synchronized (store) {
            return router.respond(method, url, authorization, body);
        }
    }

    void put(String selfLink, JsonNode item) {
        if (!(item instanceof ObjectNode document)) {
            throw new IllegalArgumentException(
                    "Invalid item " + selfLink + ": expected a JSON object, not " + item.getNodeType() + ".");
        }
        String collection = Links.name(Links.parent(selfLink));
        Kind kind = Kinds.find(collection.startsWith("-") ? collection.substring(1) : collection);
        if (kind == null) {
            throw new IllegalArgumentException(
                    "Invalid link '" + selfLink + "': '" + collection + "' is not the collection of a kind.");
        }
        synchronized (store) {
            ObjectNode members = document.deepCopy();
            ObjectNode complete = writer.enveloped(kind, selfLink, store.find(selfLink), members);
            if (kind.name().equals("command")) {
                complete.put("id", Links.name(selfLink));
            }
            members.properties().forEach(member -> complete.set(member.getKey(), member.getValue()));
            items.save(selfLink, complete);
        }
    }

    @Nullable
    JsonNode get(String selfLink) {
        synchronized (store) {
            ObjectNode item = store.find(selfLink);
            return item == null ? null : item.deepCopy();
        }
    }

    String org() {
        return tokensByOrg.keySet().iterator().next();
    }

    /** Returns the body of the response to a request with all permissions. */
    JsonNode call(String method, String path, @Nullable JsonNode body) {
        String token = "Bearer " + tokensByOrg.getOrDefault(path.replaceFirst("^(?:/logs)?/org/([^/?]*).*", "$1"), "");
        ApiResponse response =
                respond(method, HttpUrl.get("http://localhost" + path), token, body == null ? "" : body.toString());
        if (response.status() >= 300) {
            throw new IllegalStateException(
                    method + " " + path + " returned status " + response.status() + ": " + response.body());
        }
        try {
            return Json.parse(response.body());
        } catch (JsonProcessingException e) {
            // The responses to some changes are single words.
            return NullNode.getInstance();
        }
    }

    Map<String, JsonNode> items() {
        synchronized (store) {
            Map<String, JsonNode> copies = new LinkedHashMap<>();
            store.all().forEach((link, item) -> copies.put(link, item.deepCopy()));
            return copies;
        }
    }

    ObjectNode dump() {
        synchronized (store) {
            ObjectNode dump = Json.object();
            dump.setAll(items());
            dump.set(EXECUTIONS, history.dump());
            dump.set(LOGS, logs.dump());
            return dump;
        }
    }

    /** Returns the item, a live command as failed. */
    private static JsonNode ended(JsonNode item) {
        if (!item.path("kind").asText().equals("command")
                || !LIVE.contains(item.path("lifecycleStage").asText())) {
            return item;
        }
        ObjectNode ended = item.deepCopy();
        return ended.put("lifecycleStage", "failed");
    }

    void load(JsonNode dump) {
        if (!dump.isObject()) {
            throw new IllegalArgumentException("Invalid dump: expected an object of items by their links.");
        }
        synchronized (store) {
            dump.properties().stream()
                    .filter(entry -> entry.getKey().startsWith("/"))
                    .forEach(entry -> put(entry.getKey(), ended(entry.getValue())));
            history.load(dump.path(EXECUTIONS), writer.now());
            logs.load(dump.path(LOGS));
        }
    }

    void delete(String selfLink) {
        synchronized (store) {
            items.remove(selfLink);
        }
    }

    List<JsonNode> commands(String ownerLink) {
        synchronized (store) {
            return store.list(ownerLink + "/-command").stream()
                    .map(command -> (JsonNode) command.deepCopy())
                    .toList();
        }
    }

    LogStore logs() {
        return logs;
    }

    LogTails tails() {
        return tails;
    }

    Clock clock() {
        return clock;
    }

    MetricStore metrics() {
        return metrics;
    }

    StatusStreams statuses() {
        return statuses;
    }

    /** Kills all jobs. */
    void close() {
        jobs.close();
    }
}
