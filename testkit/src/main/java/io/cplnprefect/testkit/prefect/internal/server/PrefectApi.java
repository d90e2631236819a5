/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.cplnprefect.testkit.prefect.internal.deployment.DeploymentRoutes;
import io.cplnprefect.testkit.prefect.internal.deployment.Deployments;
import io.cplnprefect.testkit.prefect.internal.filter.Filters;
import io.cplnprefect.testkit.prefect.internal.flow.FlowRoutes;
import io.cplnprefect.testkit.prefect.internal.log.LogRoutes;
import io.cplnprefect.testkit.prefect.internal.pool.WorkPoolRoutes;
import io.cplnprefect.testkit.prefect.internal.pool.WorkQueues;
import io.cplnprefect.testkit.prefect.internal.pool.Workers;
import io.cplnprefect.testkit.prefect.internal.run.FlowRunJson;
import io.cplnprefect.testkit.prefect.internal.run.FlowRunRoutes;
import io.cplnprefect.testkit.prefect.internal.run.FlowRunStates;
import io.cplnprefect.testkit.prefect.internal.run.FlowRuns;
import io.cplnprefect.testkit.prefect.internal.run.WorkerPoll;
import io.cplnprefect.testkit.prefect.internal.store.Store;
import io.cplnprefect.testkit.prefect.internal.store.StoreDump;
import io.cplnprefect.testkit.prefect.internal.wire.ApiRequest;
import io.cplnprefect.testkit.prefect.internal.wire.ApiResponse;
import io.cplnprefect.testkit.prefect.internal.wire.ErrorResponseException;
import io.cplnprefect.testkit.prefect.internal.wire.Location;
import io.cplnprefect.testkit.prefect.internal.wire.Routes;
import io.cplnprefect.testkit.prefect.internal.wire.Times;
import io.cplnprefect.testkit.prefect.internal.wire.ValidationErrors;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The API of one emulated server: its routes over its objects. Requests are handled one at a time. */
public final class PrefectApi {
    private static final Logger LOG = LoggerFactory.getLogger(PrefectApi.class);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final PrefectRelease release;
    private final Clock clock;
    private final Store store;
    private final CsrfTokens csrf;
    private final RequestGuard guard;
    private final ServerServices services;
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
        WorkQueues queues = new WorkQueues(store, filters);
        Workers workers = new Workers(store, filters);
        FlowRunStates states = new FlowRunStates(store);
        FlowRunJson json = new FlowRunJson(store);
        FlowRuns flowRuns = new FlowRuns(store, queues, states, json);
        services = new ServerServices(store, states);
        AdminRoutes.add(routes, release);
        csrf.add(routes);
        new FlowRoutes(store, filters).add(routes);
        new DeploymentRoutes(store, filters, new Deployments(store, queues), flowRuns).add(routes);
        new FlowRunRoutes(store, filters, flowRuns, states, json).add(routes);
        new WorkPoolRoutes(store, filters, queues, workers).add(routes);
        queues.add(routes);
        workers.add(routes);
        new WorkerPoll(store, queues, json).add(routes);
        new LogRoutes(store, filters).add(routes);
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
        JsonNode parsed = parse(body);
        try {
            synchronized (this) {
                guard.check(method, parts[0], header);
                JsonNode read = read(body, parsed, String.valueOf(header.apply("Content-Type")));
                return handle(method, parts[0], parts.length > 1 ? parts[1] : "", read, received);
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
            ApiResponse response = handle(method, parts[0], parts.length > 1 ? parts[1] : "", sent, clock.instant());
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

    private ApiResponse handle(String method, String path, String query, JsonNode body, Instant received) {
        Routes.Match match = routes.find(release, method, path);
        Map<String, String> parameters = new HashMap<>();
        match.parameters().forEach((name, value) -> parameters.put(name, decode(value.replace("+", "%2B"))));
        if (!Routes.idsAreUuids(parameters)) {
            ValidationErrors errors = new ValidationErrors(release, body);
            errors.badUuid(new Location(List.of("path", "id")), TextNode.valueOf(parameters.get("id")));
            errors.raise();
        }
        Map<String, String> queries = queries(query);
        services.catchUp();
        return match.handler()
                .apply(new ApiRequest(release, parameters, queries::get, Times.truncated(received), body));
    }

    /** Returns the body as the server reads it, which in 2.20 depends on its declared type. */
    private JsonNode read(String text, @Nullable JsonNode parsed, String type) {
        if (!text.isEmpty() && release == PrefectRelease.V2_20 && !type.startsWith("application/json")) {
            return TextNode.valueOf(text);
        }
        if (parsed == null) {
            ValidationErrors errors = new ValidationErrors(release, TextNode.valueOf(text));
            errors.wrong(Location.BODY, TextNode.valueOf(text), "JSON decode error");
            errors.raise();
        }
        return parsed == null ? MissingNode.getInstance() : parsed;
    }

    /** Parses JSON: returns a missing node for no text, null for text that is not JSON. */
    private static @Nullable JsonNode parse(String text) {
        try {
            return text.isEmpty() ? MissingNode.getInstance() : MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    private static Map<String, String> queries(String query) {
        Map<String, String> queries = new HashMap<>();
        for (String pair : query.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            if (parts.length == 2) {
                queries.put(decode(parts[0]), decode(parts[1]));
            }
        }
        return queries;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
