/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Sends bare requests; JSON bodies are written with single quotes. */
public final class Http {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final OkHttpClient client = new OkHttpClient();
    private final String url;
    private final String token;

    public Http(String url, String token) {
        this.url = url;
        this.token = token;
    }

    public record Reply(int status, Map<String, String> headers, String body) {
        public JsonNode json() {
            return parse(body);
        }

        String header(String name) {
            return Objects.requireNonNull(headers.get(name), name);
        }
    }

    public static JsonNode parse(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads JSON written with single quotes. */
    public static JsonNode json(String text) {
        return parse(text.replace('\'', '"'));
    }

    public Reply get(String path) {
        return send("GET", path, null);
    }

    public Reply post(String path, String body) {
        return send("POST", path, body);
    }

    Reply put(String path, String body) {
        return send("PUT", path, body);
    }

    Reply patch(String path, String body) {
        return send("PATCH", path, body);
    }

    Reply delete(String path) {
        return send("DELETE", path, null);
    }

    Request.Builder request(String path) {
        return new Request.Builder().url(url + path).header("Authorization", "Bearer " + token);
    }

    OkHttpClient client() {
        return client;
    }

    Reply send(String method, String path, @Nullable String body) {
        RequestBody content =
                body == null ? null : RequestBody.create(body.replace('\'', '"'), MediaType.get("application/json"));
        try (Response response =
                client.newCall(request(path).method(method, content).build()).execute()) {
            Map<String, String> headers = new HashMap<>();
            response.headers()
                    .names()
                    .forEach(name -> headers.put(name, response.headers(name).get(0)));
            return new Reply(response.code(), headers, response.body().string());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
