/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way of a request through the server: guards, route, JSON, answer. */
final class PrefectDispatcher extends Dispatcher {
    private static final Logger LOG = LoggerFactory.getLogger(PrefectDispatcher.class);
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Set<String> OPEN = Set.of("/health", "/ready");
    private static final Set<String> UNVERSIONED = Set.of("/health", "/version");
    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)\\.(\\d+)");
    private static final String BASE = "/api";

    private final PrefectRelease release;
    private final @Nullable String authorization;
    private final CsrfTokens csrf;
    private final ServerServices services;
    private final Routes routes = new Routes();
    private final List<PrefectRequest> requests = new ArrayList<>();

    PrefectDispatcher(PrefectRelease release, Clock clock, @Nullable String authString, boolean csrfProtection) {
        this.release = release;
        authorization = authString == null
                ? null
                : "Basic " + Base64.getEncoder().encodeToString(authString.getBytes(StandardCharsets.UTF_8));
        Store store = new Store(release, clock);
        csrf = new CsrfTokens(store, csrfProtection);
        Filters filters = new Filters(store);
        WorkQueues queues = new WorkQueues(store, filters);
        Workers workers = new Workers(store, filters);
        FlowRunStates states = new FlowRunStates(store);
        FlowRuns flowRuns = new FlowRuns(store, queues, states);
        services = new ServerServices(store, states);
        AdminRoutes.add(routes, release);
        csrf.add(routes);
        new FlowRoutes(store, filters).add(routes);
        new DeploymentRoutes(store, filters, new Deployments(store, queues), flowRuns).add(routes);
        new FlowRunRoutes(store, filters, flowRuns, states).add(routes);
        new WorkPoolRoutes(store, filters, queues, workers).add(routes);
        queues.add(routes);
        workers.add(routes);
        new WorkerPoll(store, queues, flowRuns).add(routes);
        new LogRoutes(store, filters).add(routes);
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
        String[] target = request.getTarget().split("\\?", 2);
        String path = target[0].startsWith(BASE + "/") ? target[0].substring(BASE.length()) : target[0];
        String text = request.getBody() == null ? "" : request.getBody().utf8();
        synchronized (this) {
            JsonNode body = parse(text);
            String full = target.length > 1 ? path + "?" + target[1] : path;
            requests.add(
                    new PrefectRequest(request.getMethod(), full, body == null || body.isMissingNode() ? null : body));
            Answer answer;
            try {
                guard(request.getMethod(), path, request.getHeaders());
                answer = handle(
                        request.getMethod(), path, target.length > 1 ? target[1] : "", body(request, text, body));
            } catch (Refusal refusal) {
                answer = refusal.answer();
            } catch (RuntimeException | Error e) {
                // Without an answer the caller would wait for ever.
                LOG.error("The Prefect emulator failed at {} {}", request.getMethod(), full, e);
                answer = Answer.exception(500, "Internal Server Error");
            }
            return response(answer);
        }
    }

    synchronized JsonNode call(String method, String path, @Nullable JsonNode body) {
        String[] target = path.split("\\?", 2);
        JsonNode sent = body == null ? MissingNode.getInstance() : body.deepCopy();
        try {
            Answer answer = handle(method, target[0], target.length > 1 ? target[1] : "", sent);
            return answer.body() == null
                    ? NullNode.getInstance()
                    : answer.body().deepCopy();
        } catch (Refusal refusal) {
            Answer answer = refusal.answer();
            throw new IllegalStateException(method + " " + path + " answered " + answer.status() + " " + answer.body());
        }
    }

    synchronized List<PrefectRequest> requests() {
        return List.copyOf(requests);
    }

    synchronized void forgetCsrfTokens() {
        csrf.forget();
    }

    private void guard(String method, String path, Headers headers) {
        // The scheme is compared exactly: even lower case is refused.
        boolean open = authorization == null || OPEN.contains(path);
        if (!open && !String.valueOf(authorization).equals(headers.get("Authorization"))) {
            throw new Refusal(Answer.exception(401, "Unauthorized"));
        }
        csrf.check(method, headers.get("Prefect-Csrf-Token"), headers.get("Prefect-Csrf-Client"));
        String version = headers.get("X-PREFECT-API-VERSION");
        if (version != null && !UNVERSIONED.contains(path)) {
            checkVersion(version);
        }
    }

    private static void checkVersion(String version) {
        var matcher = VERSION.matcher(version);
        if (!matcher.matches()) {
            throw Refusal.detail(
                    400,
                    "Invalid X-PREFECT-API-VERSION header format.Expected header in format 'x.y.z' but received "
                            + version);
        }
        if (Integer.parseInt(matcher.group(1)) == 0 && Integer.parseInt(matcher.group(2)) < 8) {
            throw Refusal.detail(
                    400,
                    "The request specified API version " + version
                            + " but this server requires version 0.8.0 or higher.");
        }
    }

    private Answer handle(String method, String path, String query, JsonNode body) {
        Routes.Match match = routes.find(release, method, path);
        Map<String, String> parameters = new HashMap<>();
        match.parameters().forEach((name, value) -> parameters.put(name, decode(value.replace("+", "%2B"))));
        if (!Routes.idsAreUuids(parameters)) {
            Problems problems = new Problems(release, body);
            problems.badUuid(new Location(List.of("path", "id")), TextNode.valueOf(parameters.get("id")));
            problems.raise();
        }
        Map<String, String> queries = queries(query);
        services.catchUp();
        return match.handler().apply(new Call(release, parameters, queries::get, body));
    }

    /** Reads the body as the server would, which in 2.20 depends on its declared type. */
    private JsonNode body(RecordedRequest request, String text, @Nullable JsonNode parsed) {
        String type = String.valueOf(request.getHeaders().get("Content-Type"));
        if (!text.isEmpty() && release == PrefectRelease.V2_20 && !type.startsWith("application/json")) {
            return TextNode.valueOf(text);
        }
        if (parsed == null) {
            Problems problems = new Problems(release, TextNode.valueOf(text));
            problems.wrong(Location.BODY, TextNode.valueOf(text), "JSON decode error");
            problems.raise();
        }
        return parsed == null ? MissingNode.getInstance() : parsed;
    }

    /** Parses JSON: a missing node for no text, null for text that is not JSON. */
    private static @Nullable JsonNode parse(String text) {
        try {
            return text.isEmpty() ? MissingNode.getInstance() : MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    private static MockResponse response(Answer answer) {
        MockResponse.Builder response = new MockResponse.Builder().code(answer.status());
        if (answer.location() != null) {
            response.addHeader("Location", BASE + answer.location());
        }
        if (answer.body() != null) {
            response.addHeader("Content-Type", "application/json")
                    .body(answer.body().toString());
        }
        return response.build();
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
