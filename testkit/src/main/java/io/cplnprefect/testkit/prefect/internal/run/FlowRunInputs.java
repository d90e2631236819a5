/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.cplnprefect.testkit.prefect.internal.model.RequestModel;
import io.cplnprefect.testkit.prefect.internal.model.ValueSchema;
import io.cplnprefect.testkit.prefect.internal.store.Store;
import io.cplnprefect.testkit.prefect.internal.wire.ApiRequest;
import io.cplnprefect.testkit.prefect.internal.wire.ApiResponse;
import io.cplnprefect.testkit.prefect.internal.wire.ErrorResponseException;
import io.cplnprefect.testkit.prefect.internal.wire.Routes;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The inputs of flow runs: values by key that a paused run waits for. */
final class FlowRunInputs {
    private static final RequestModel CREATE = RequestModel.open("key!:text", "value!:text", "sender:text");
    private static final RequestModel FILTER = RequestModel.open("prefix!:text", "limit:int", "exclude_keys:list");
    private static final Pattern KEY = Pattern.compile("[a-zA-Z0-9\\-_]+");
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int DEFAULT_LIMIT = 1;

    private final Store store;

    FlowRunInputs(Store store) {
        this.store = store;
    }

    void add(Routes routes) {
        routes.add("POST", "/flow_runs/{id}/input", this::create);
        routes.add("POST", "/flow_runs/{id}/input/filter", this::filter);
        routes.add(
                "GET",
                "/flow_runs/{id}/input/{key}",
                request -> ApiResponse.ok(read(request).path("value")));
        routes.add("DELETE", "/flow_runs/{id}/input/{key}", request -> {
            store.flowRunInputs.remove(read(request).path("id").asText());
            return ApiResponse.noContent();
        });
    }

    private ApiResponse create(ApiRequest request) {
        ObjectNode body = CREATE.read(request);
        String run = request.parameter("id");
        if (!KEY.matcher(body.path("key").asText()).matches()) {
            // Prefect checks the key only after it has read the request.
            throw new ErrorResponseException(ApiResponse.exception(500, "Internal Server Error"));
        }
        if (store.flowRuns.get(run) == null) {
            throw ErrorResponseException.detail(404, "Flow run not found");
        }
        if (find(run, body.path("key")) != null) {
            throw ErrorResponseException.detail(409, "A flow run input with this key already exists.");
        }
        add(run, body.path("key"), body.path("value"), body.path("sender").textValue());
        return ApiResponse.created(JsonNodeFactory.instance.nullNode());
    }

    /** Stores an input with a new key. */
    void add(String runId, JsonNode key, JsonNode value, @Nullable String sender) {
        ObjectNode input = store.newObject().put("flow_run_id", runId);
        input.set("key", key);
        input.set("value", value);
        input.put("sender", sender);
        store.flowRunInputs.put(input);
    }

    /** Returns what is wrong with an input by the schema that a run has stored as an input, or null. */
    @Nullable
    String problem(String runId, JsonNode schemaKey, JsonNode input) {
        ObjectNode stored = find(runId, schemaKey);
        if (stored == null) {
            return "Run input schema not found.";
        }
        try {
            JsonNode schema = MAPPER.readTree(stored.path("value").asText());
            String problem = ValueSchema.problem(schema, input, true);
            return problem == null ? null : "Reason: " + problem;
        } catch (JsonProcessingException e) {
            return "Run input schema is not valid JSON.";
        }
    }

    private @Nullable ObjectNode find(String runId, JsonNode key) {
        return store.flowRunInputs.first("flow_run_id key", TextNode.valueOf(runId), key);
    }

    private ApiResponse filter(ApiRequest request) {
        ObjectNode body = FILTER.read(request);
        Set<String> excluded = new HashSet<>();
        body.path("exclude_keys").forEach(key -> excluded.add(key.asText()));
        ArrayNode found = JsonNodeFactory.instance.arrayNode();
        store.flowRunInputs.with("flow_run_id", TextNode.valueOf(request.parameter("id"))).stream()
                .filter(input -> input.path("key")
                        .asText()
                        .startsWith(body.path("prefix").asText()))
                .filter(input -> !excluded.contains(input.path("key").asText()))
                .limit(body.path("limit").asInt(DEFAULT_LIMIT))
                .forEach(found::add);
        return ApiResponse.ok(found);
    }

    private JsonNode read(ApiRequest request) {
        ObjectNode input = find(request.parameter("id"), TextNode.valueOf(request.parameter("key")));
        if (input == null) {
            throw ErrorResponseException.detail(404, "Flow run input not found");
        }
        return input;
    }
}
