/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.cplnprefect.testkit.prefect.internal.automation.Automations;
import io.cplnprefect.testkit.prefect.internal.concurrency.ConcurrencyLimits;
import io.cplnprefect.testkit.prefect.internal.concurrency.DeploymentSlots;
import io.cplnprefect.testkit.prefect.internal.deployment.DeploymentBulkRoutes;
import io.cplnprefect.testkit.prefect.internal.deployment.DeploymentRoutes;
import io.cplnprefect.testkit.prefect.internal.deployment.DeploymentSchedules;
import io.cplnprefect.testkit.prefect.internal.deployment.Deployments;
import io.cplnprefect.testkit.prefect.internal.deployment.ScheduledRuns;
import io.cplnprefect.testkit.prefect.internal.event.EventRoutes;
import io.cplnprefect.testkit.prefect.internal.event.EventSockets;
import io.cplnprefect.testkit.prefect.internal.event.StatusEvents;
import io.cplnprefect.testkit.prefect.internal.filter.Filters;
import io.cplnprefect.testkit.prefect.internal.flow.FlowRoutes;
import io.cplnprefect.testkit.prefect.internal.log.LogRoutes;
import io.cplnprefect.testkit.prefect.internal.pool.AgentQueueRoutes;
import io.cplnprefect.testkit.prefect.internal.pool.WorkPoolRoutes;
import io.cplnprefect.testkit.prefect.internal.pool.WorkPools;
import io.cplnprefect.testkit.prefect.internal.pool.WorkQueues;
import io.cplnprefect.testkit.prefect.internal.pool.WorkerChannels;
import io.cplnprefect.testkit.prefect.internal.pool.Workers;
import io.cplnprefect.testkit.prefect.internal.run.ConcurrencyStatus;
import io.cplnprefect.testkit.prefect.internal.run.FlowRunBulkRoutes;
import io.cplnprefect.testkit.prefect.internal.run.FlowRunJson;
import io.cplnprefect.testkit.prefect.internal.run.FlowRunRoutes;
import io.cplnprefect.testkit.prefect.internal.run.FlowRunStates;
import io.cplnprefect.testkit.prefect.internal.run.FlowRuns;
import io.cplnprefect.testkit.prefect.internal.run.WorkerPoll;
import io.cplnprefect.testkit.prefect.internal.store.Store;
import io.cplnprefect.testkit.prefect.internal.store.StoreDump;
import io.cplnprefect.testkit.prefect.internal.task.TaskRunRecorder;
import io.cplnprefect.testkit.prefect.internal.task.TaskRunRoutes;
import io.cplnprefect.testkit.prefect.internal.wire.ApiRequest;
import io.cplnprefect.testkit.prefect.internal.wire.ApiResponse;
import io.cplnprefect.testkit.prefect.internal.wire.ErrorResponseException;
import io.cplnprefect.testkit.prefect.internal.wire.Location;
import io.cplnprefect.testkit.prefect.internal.wire.Routes;
import io.cplnprefect.testkit.prefect.internal.wire.Times;
import io.cplnprefect.testkit.prefect.internal.wire.Uuids;
import io.cplnprefect.testkit.prefect.internal.wire.ValidationErrors;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.net.Socket;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The API of one emulated server: its routes over its objects. Requests are handled one at a time. */
public final class PrefectApi {
    private static final Logger LOG = LoggerFactory.getLogger(PrefectApi.class);
    private static final Map<String, String> INTERNAL = Map.of("Host", "localhost");

    private final PrefectRelease release;
    private final Clock clock;
    private final Store store;
    private final CsrfTokens csrf;
    private final RequestGuard guard;
    private final ServerServices services;
    private final Automations automations;
    private final EventSockets sockets;
    private final WorkerChannels channels;
    private final Routes routes = new Routes();

    /**
     * Creates the API of a server without objects.
     *
     * @param authString user and password with a colon between them, or null for a server without authentication
     */
    public PrefectApi(PrefectRelease release, Clock clock, @Nullable String authString, boolean csrfProtection) {
        this.release = release;
        this.clock = clock;
        store = new Store(release, clock);
        csrf = new CsrfTokens(store, csrfProtection);
        guard = new RequestGuard(authString, csrf);
        Filters filters = new Filters(store);
        StatusEvents statuses = new StatusEvents(store);
        sockets = new EventSockets(store, authString, this::locked);
        WorkQueues queues = new WorkQueues(store, filters, statuses);
        WorkPools pools = new WorkPools(store, queues);
        Workers workers = new Workers(store, filters, statuses);
        ConcurrencyLimits limits = new ConcurrencyLimits(store);
        DeploymentSlots slots = new DeploymentSlots(store, limits);
        FlowRunStates states = new FlowRunStates(store, slots);
        FlowRunJson json = new FlowRunJson(store);
        FlowRuns flowRuns = new FlowRuns(store, queues, states, json);
        channels = new WorkerChannels(store, pools, queues, workers, authString, this::locked);
        AdminRoutes.add(routes, release);
        new DatabaseRoutes(store).add(routes);
        new ResultStorageRoutes(store).add(routes);
        csrf.add(routes);
        new FlowRoutes(store, filters).add(routes);
        ScheduledRuns scheduledRuns = new ScheduledRuns(store, flowRuns);
        automations = new Automations(store, this::send);
        services = new ServerServices(store, states, scheduledRuns, limits, new Foreman(store, workers, statuses));
        DeploymentSchedules schedules = new DeploymentSchedules(store, scheduledRuns);
        DeploymentRoutes deployments = new DeploymentRoutes(
                store, filters, new Deployments(store, pools, queues, schedules, scheduledRuns, slots), flowRuns);
        new DeploymentBulkRoutes(store, filters, deployments, json, statuses).add(routes);
        deployments.add(routes);
        schedules.add(routes);
        scheduledRuns.add(routes);
        new FlowRunBulkRoutes(store, filters, states, json).add(routes);
        new TaskRunRoutes(store, filters, states).add(routes);
        if (store.v3()) {
            store.events.subscribe(new TaskRunRecorder(store)::record);
        }
        new FlowRunRoutes(store, filters, flowRuns, states, json).add(routes);
        new ConcurrencyStatus(store, queues).add(routes);
        new AgentQueueRoutes(store, filters, pools, queues).add(routes);
        new WorkPoolRoutes(store, filters, pools, queues, workers, statuses, channels).add(routes);
        queues.add(routes);
        workers.add(routes);
        new WorkerPoll(store, queues, json, statuses).add(routes);
        new LogRoutes(store, filters).add(routes);
        new EventRoutes(store).add(routes);
        CatalogRoutes.add(routes, store, filters, limits);
    }

    /**
     * Returns the response to a request; it is status 500 if the emulator itself fails.
     *
     * @param target the path below the API base, with its query
     * @param header returns the value of a header, or null
     * @param body the body as text, empty if there is none
     * @param received the time at which the request arrived, earlier than now if its effect is late
     */
    public ApiResponse respond(
            String method, String target, Function<String, @Nullable String> header, String body, Instant received) {
        String[] parts = target.split("\\?", 2);
        JsonText parsed = JsonText.of(body);
        try {
            synchronized (this) {
                guard.check(method, parts[0], header);
                JsonNode read = read(body, parsed, String.valueOf(header.apply("Content-Type")));
                return handle(method, parts[0], parts.length > 1 ? parts[1] : "", header, read, received);
            }
        } catch (ErrorResponseException e) {
            return e.response();
        } catch (RuntimeException | Error e) {
            // Without a response the caller would wait until its time-out.
            LOG.error("The Prefect emulator failed at {} {}", method, target, e);
            return ApiResponse.exception(500, "Internal Server Error");
        }
    }

    /**
     * Calls a route without a check of headers.
     *
     * @return the body of the response; a null node if it is empty
     * @throws IllegalStateException if the response is not a success
     */
    public synchronized JsonNode call(String method, String target, @Nullable JsonNode body) {
        String[] parts = target.split("\\?", 2);
        JsonNode sent = body == null ? MissingNode.getInstance() : body.deepCopy();
        try {
            ApiResponse response =
                    handle(method, parts[0], parts.length > 1 ? parts[1] : "", INTERNAL::get, sent, clock.instant());
            return response.body() == null
                    ? NullNode.getInstance()
                    : response.body().deepCopy();
        } catch (ErrorResponseException e) {
            ApiResponse response = e.response();
            throw new IllegalStateException(
                    method + " " + target + " returned status " + response.status() + ": " + response.body(), e);
        }
    }

    /** Makes all CSRF tokens issued so far invalid. */
    public synchronized void expireCsrfTokens() {
        csrf.expire();
    }

    /** Returns all objects. */
    public synchronized ObjectNode dump() {
        return StoreDump.of(store);
    }

    /** Stores the objects of a dump. */
    public synchronized void load(JsonNode dump) {
        StoreDump.load(dump, store);
    }

    /**
     * Returns the response to a request for a WebSocket: its server's side, or a status if there is none.
     *
     * @param target the path below the API base, with its query
     * @param handshake whether the client has named the subprotocol, after which it authenticates
     * @param connection the connection below the WebSocket, or null if it is unknown
     */
    public @Nullable WebSocketListener openSocket(String target, boolean handshake, @Nullable Socket connection) {
        String path = target.split("\\?", 2)[0];
        WebSocketListener channel = channels.open(path, handshake, connection);
        return channel == null ? sockets.open(path, handshake, connection) : channel;
    }

    private void catchUp() {
        services.catchUp();
        automations.catchUp();
    }

    private synchronized void locked(Runnable task) {
        catchUp();
        task.run();
        automations.react();
    }

    private ApiResponse handle(
            String method,
            String path,
            String query,
            Function<String, @Nullable String> header,
            JsonNode body,
            Instant received) {
        catchUp();
        try {
            return route(method, path, query, header, body, received);
        } finally {
            automations.react();
        }
    }

    /** Returns the response to a request of the server itself, also if it is an error. */
    private ApiResponse send(String method, String path, @Nullable JsonNode body) {
        JsonNode sent = body == null ? MissingNode.getInstance() : body;
        try {
            return route(method, path, "", INTERNAL::get, sent, clock.instant());
        } catch (ErrorResponseException e) {
            return e.response();
        }
    }

    private ApiResponse route(
            String method,
            String path,
            String query,
            Function<String, @Nullable String> header,
            JsonNode body,
            Instant received) {
        Routes.Match match = routes.find(release, method, path);
        Map<String, String> parameters = new HashMap<>();
        match.parameters()
                .forEach((name, value) -> parameters.put(name, QueryParameters.decoded(value.replace("+", "%2B"))));
        if (!Routes.idsAreUuids(release, parameters)) {
            ValidationErrors errors = new ValidationErrors(release, body);
            errors.badUuid(new Location(List.of("path", "id")), TextNode.valueOf(parameters.get("id")));
            errors.raise();
        }
        parameters.computeIfPresent("id", (name, value) -> Uuids.canonical(value));
        Map<String, String> queries = QueryParameters.of(query);
        return match.handler()
                .apply(new ApiRequest(
                        release,
                        parameters,
                        queries::get,
                        Objects.requireNonNullElse(header.apply("Host"), ""),
                        Objects.requireNonNullElse(header.apply("User-Agent"), ""),
                        Times.truncated(received),
                        body));
    }

    /** Returns the body as the server reads it, which in 2.20 depends on its declared type. */
    private JsonNode read(String text, JsonText parsed, String type) {
        if (!text.isEmpty() && release == PrefectRelease.V2_20 && !type.startsWith("application/json")) {
            return TextNode.valueOf(text);
        }
        if (!parsed.isValid()) {
            ValidationErrors errors = new ValidationErrors(release, TextNode.valueOf(text));
            errors.notJson(parsed.end());
            errors.raise();
        }
        return parsed.value();
    }
}
