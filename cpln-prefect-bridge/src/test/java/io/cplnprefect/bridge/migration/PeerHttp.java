/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.migration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.jspecify.annotations.Nullable;

/** Requests with JSON bodies. */
final class PeerHttp {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String url;
    private final @Nullable String token;

    /** A response; an absent body is a missing node. */
    record Reply(int status, String location, JsonNode body) {}

    PeerHttp(String url, @Nullable String token) {
        this.url = url;
        this.token = token;
    }

    Reply get(String path) throws InterruptedException {
        return send("GET", path, null);
    }

    Reply post(String path, JsonNode body) throws InterruptedException {
        return required(send("POST", path, body), "POST " + path);
    }

    Reply put(String path, JsonNode body) throws InterruptedException {
        return required(send("PUT", path, body), "PUT " + path);
    }

    Reply patch(String path, JsonNode body) throws InterruptedException {
        return required(send("PATCH", path, body), "PATCH " + path);
    }

    Reply delete(String path) throws InterruptedException {
        return send("DELETE", path, null);
    }

    private static Reply required(Reply reply, String request) {
        if (reply.status() >= 300) {
            throw new IllegalStateException(request + " returned status " + reply.status() + ": " + reply.body());
        }
        return reply;
    }

    private Reply send(String method, String path, @Nullable JsonNode body) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            // Control Plane responds to writes with a word.
            boolean json =
                    response.headers().firstValue("content-type").orElse("").startsWith("application/json");
            return new Reply(
                    response.statusCode(),
                    response.headers().firstValue("location").orElse(""),
                    json ? JSON.readTree(response.body()) : MissingNode.getInstance());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
