/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.prefect.internal.state.Decision;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * The requests that the Prefect engine of a flow run makes: it proposes states and writes log lines.
 *
 * <p>A scripted job uses it to behave as a real flow, with the emulator and with a real server. The flow run and the
 * server are read from the job's environment, as the Python engine does: {@code PREFECT_API_URL} and
 * {@code PREFECT__FLOW_RUN_ID}, and {@code PREFECT_API_AUTH_STRING} or {@code PREFECT_API_KEY} where needed. It sends
 * each request once. Instances are safe for use by several threads.
 *
 * <p>All methods throw {@link IllegalStateException} if the server responds with an error, and
 * {@link UncheckedIOException} if there is no response.
 */
public final class FlowRunEngine {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final MediaType JSON = MediaType.get("application/json");
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    /** No connection is kept: Prefect's server closes idle ones after 5 s, and a job may be silent for longer. */
    private final OkHttpClient client = new OkHttpClient.Builder()
            .callTimeout(TIMEOUT)
            .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
            .retryOnConnectionFailure(false)
            .build();

    private final String apiUrl;
    private final String flowRunId;
    private final @Nullable String authorization;
    private final Clock clock;

    /** The server's decision about a proposed state; {@code status} is ACCEPT, REJECT, ABORT or WAIT. */
    public record Decision(
            String status,
            @Nullable String stateType,
            @Nullable String reason) {
        /** Returns whether the proposed state was written. */
        public boolean accepted() {
            return status.equals("ACCEPT");
        }
    }

    /**
     * Creates an engine for the environment of a job.
     *
     * @param clock the clock of log lines
     * @throws IllegalArgumentException if the environment lacks the server or the flow run
     */
    public FlowRunEngine(Map<String, String> environment, Clock clock) {
        apiUrl = required(environment, "PREFECT_API_URL").replaceFirst("/+$", "");
        flowRunId = required(environment, "PREFECT__FLOW_RUN_ID");
        authorization = authorization(environment);
        this.clock = clock;
    }

    /** Proposes RUNNING, as the engine does before it calls the flow. */
    public Decision start() {
        return propose("RUNNING", null);
    }

    /** Proposes COMPLETED. */
    public Decision complete() {
        return propose("COMPLETED", null);
    }

    /** Proposes FAILED; the server may schedule a retry instead, which the decision shows. */
    public Decision fail(String message) {
        return propose("FAILED", message);
    }

    /** Proposes any other state, for example CRASHED or CANCELLED. */
    public Decision propose(String type, @Nullable String message) {
        ObjectNode body = MAPPER.createObjectNode();
        ObjectNode state = body.putObject("state").put("type", type).put("message", message);
        state.putObject("state_details")
                .put("flow_run_id", flowRunId)
                .put("transition_id", UUID.randomUUID().toString());
        JsonNode response = send("POST", "/flow_runs/" + flowRunId + "/set_state", body);
        return new Decision(
                response.path("status").asText(),
                text(response.path("state").path("type")),
                text(response.path("details").path("reason")));
    }

    /** Writes a log line of the run. Levels are Python's: 10 debug, 20 info, 30 warning, 40 error, 50 critical. */
    public void log(int level, String message) {
        ArrayNode batch = MAPPER.createArrayNode();
        batch.addObject()
                .put("name", "prefect.flow_runs")
                .put("level", level)
                .put("message", message)
                .put("timestamp", clock.instant().toString())
                .put("flow_run_id", flowRunId);
        send("POST", "/logs/", batch);
    }

    /** Returns the type of the run's state, which shows a job that it is being cancelled; null if the run has no state. */
    public @Nullable String stateType() {
        return text(send("GET", "/flow_runs/" + flowRunId, null).path("state_type"));
    }

    private JsonNode send(String method, String path, @Nullable JsonNode body) {
        Request.Builder request = new Request.Builder()
                .url(apiUrl + path)
                .method(method, body == null ? null : RequestBody.create(body.toString(), JSON));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        try (Response response = client.newCall(request.build()).execute()) {
            String text = response.body().string();
            if (!response.isSuccessful()) {
                throw new IllegalStateException(
                        method + " " + path + " returned status " + response.code() + ": " + text);
            }
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(method + " " + path + " returned a body that is not JSON", e);
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path + " received no response", e);
        }
    }

    private static @Nullable String text(JsonNode node) {
        return node.isTextual() ? node.asText() : null;
    }

    private static String required(Map<String, String> environment, String name) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("Missing variable " + name
                    + " in the environment of the job: a worker sets it from its settings and the flow run");
        }
        return value;
    }

    private static @Nullable String authorization(Map<String, String> environment) {
        String basic = environment.get("PREFECT_API_AUTH_STRING");
        if (basic != null) {
            return "Basic " + Base64.getEncoder().encodeToString(basic.getBytes(StandardCharsets.UTF_8));
        }
        String key = environment.get("PREFECT_API_KEY");
        return key == null ? null : "Bearer " + key;
    }
}
