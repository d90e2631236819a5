/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Plain JSON requests to one of the services. Uses none of our clients, so that the program does not check them by
 * themselves.
 */
final class JsonApi {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final MediaType TYPE = MediaType.get("application/json");
    private static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration TOTAL_TIMEOUT = Duration.ofMinutes(10);
    private static final long PAUSE_MILLIS = 500;

    private final OkHttpClient client = new OkHttpClient.Builder()
            .callTimeout(ATTEMPT_TIMEOUT)
            .readTimeout(ATTEMPT_TIMEOUT)
            .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
            .build();

    private final String address;
    private final @Nullable String token;

    JsonApi(String address, @Nullable String token) {
        this.address = address;
        this.token = token;
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    JsonNode get(String path) {
        return send("GET", path, null);
    }

    JsonNode post(String path, JsonNode body) {
        return send("POST", path, body);
    }

    void patch(String path, JsonNode body) {
        send("PATCH", path, body);
    }

    /** Returns whether a GET of the path returns status 200 now. */
    boolean isOk(String path) {
        try (Response response = client.newCall(request("GET", path, null)).execute()) {
            return response.code() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** Repeats the request until the service responds: callers send only requests that may be repeated. */
    private JsonNode send(String method, String path, @Nullable JsonNode body) {
        long deadline = System.nanoTime() + TOTAL_TIMEOUT.toNanos();
        while (true) {
            String problem;
            boolean retryable = true;
            try (Response response = client.newCall(request(method, path, body)).execute()) {
                String text = response.body().string();
                if (response.isSuccessful()) {
                    return text.isEmpty() ? JSON.missingNode() : JSON.readTree(text);
                }
                problem = "returned status " + response.code() + ": " + text;
                retryable = response.code() >= 500 || response.code() == 429;
            } catch (IOException e) {
                problem = "failed: " + e;
            }
            if (!retryable || System.nanoTime() > deadline) {
                throw new IllegalStateException(address + path + " " + problem);
            }
            Pause.millis(PAUSE_MILLIS);
        }
    }

    private Request request(String method, String path, @Nullable JsonNode body) {
        Request.Builder request = new Request.Builder().url(address + path);
        request.method(method, body == null ? null : RequestBody.create(body.toString(), TYPE));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return request.build();
    }
}
