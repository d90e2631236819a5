/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** Raw HTTP to a Prefect API, with JSON written in single quotes. */
final class RawApi {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int TRIES = 5;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String apiUrl;
    private final String[] headers;

    /** An answer; the body is a null node where there was none. */
    record Reply(int status, JsonNode body) {
        String text(String pointer) {
            return body.at(pointer).asText();
        }

        String id() {
            return text("/id");
        }
    }

    RawApi(String apiUrl, String... headers) {
        this.apiUrl = apiUrl;
        this.headers = headers;
    }

    Reply get(String path) {
        return send("GET", path, null);
    }

    Reply post(String path, String body, Object... values) {
        return send("POST", path, json(body, values));
    }

    Reply patch(String path, String body, Object... values) {
        return send("PATCH", path, json(body, values));
    }

    Reply delete(String path) {
        return send("DELETE", path, null);
    }

    /** Makes JSON out of a text with single quotes and a {@code %s} for each value. */
    static String json(String body, Object... values) {
        String json = body.replace('\'', '"');
        for (Object value : values) {
            json = json.replaceFirst("%s", Matcher.quoteReplacement(value.toString()));
        }
        return json;
    }

    Reply send(String method, String path, @Nullable String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(apiUrl + path))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            // A server on SQLite answers 503 while another of its parts writes.
            for (int attempt = 1; response.statusCode() == 503 && attempt < TRIES; attempt++) {
                response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            }
            String text = response.body();
            return new Reply(response.statusCode(), text.isEmpty() ? NullNode.getInstance() : MAPPER.readTree(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
