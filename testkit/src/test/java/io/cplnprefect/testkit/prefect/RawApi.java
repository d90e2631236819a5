/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import okhttp3.ConnectionPool;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Raw HTTP to a Prefect API, with JSON written in single quotes. */
public final class RawApi {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final MediaType JSON = MediaType.get("application/json");
    private static final int ATTEMPTS = 50;

    /** No connection is kept: Prefect's server closes idle ones after 5 s. */
    private static final OkHttpClient CLIENT = new OkHttpClient.Builder()
            // A real server needs long for its first openapi.json, and a minute or more for a write while its SQLite is
            // busy.
            .callTimeout(Duration.ofMinutes(4))
            .readTimeout(Duration.ofMinutes(4))
            .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
            .retryOnConnectionFailure(false)
            .followRedirects(false)
            .build();

    private final String apiUrl;
    private final String[] headers;

    /** A response; the body is a null node if the response has none. */
    public record Reply(int status, JsonNode body) {
        public String text(String pointer) {
            return body.at(pointer).asText();
        }

        public String id() {
            return text("/id");
        }
    }

    public RawApi(String apiUrl, String... headers) {
        this.apiUrl = apiUrl;
        this.headers = headers;
    }

    public Reply get(String path) {
        return send("GET", path, null);
    }

    public Reply post(String path, String body, Object... values) {
        return send("POST", path, json(body, values));
    }

    public Reply patch(String path, String body, Object... values) {
        return send("PATCH", path, json(body, values));
    }

    public Reply delete(String path) {
        return send("DELETE", path, null);
    }

    /** Returns JSON for a text with single quotes and a {@code %s} for each value. */
    public static String json(String body, Object... values) {
        String json = body.replace('\'', '"');
        for (Object value : values) {
            json = json.replaceFirst("%s", Matcher.quoteReplacement(value.toString()));
        }
        return json;
    }

    public Reply send(String method, String path, @Nullable String body) {
        RequestBody content = body == null
                ? (method.matches("POST|PATCH|PUT") ? RequestBody.create("", JSON) : null)
                : RequestBody.create(body, JSON);
        Request request = new Request.Builder()
                .url(apiUrl + path)
                .headers(Headers.of(headers))
                .method(method, content)
                .build();
        Reply reply = send(request);
        // A server on SQLite responds 503 while another of its parts writes.
        for (int attempt = 1; reply.status() == 503 && attempt < ATTEMPTS; attempt++) {
            reply = send(request);
        }
        return reply;
    }

    private static JsonNode body(String text, String type) throws IOException {
        if (text.isEmpty()) {
            return NullNode.getInstance();
        }
        return type.startsWith("application/json") ? MAPPER.readTree(text) : TextNode.valueOf(text);
    }

    private static Reply send(Request request) {
        try (Response response = CLIENT.newCall(request).execute()) {
            String text = response.body().string();
            return new Reply(response.code(), body(text, response.header("Content-Type", "application/json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
