/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.call.Endpoint;
import io.cplnprefect.core.call.RepeatableBody;
import io.cplnprefect.core.error.UsageException;
import java.lang.reflect.Type;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/** Creates the requests of a connection. Every path is below its base address. Thread-safe. */
public final class RequestFactory {

    private static final MediaType JSON = MediaType.get("application/json");

    private final Service service;
    private final HttpUrl base;
    private final String basePath;

    /**
     * Creates the factory.
     *
     * @param service the service
     */
    public RequestFactory(Service service) {
        this.service = service;
        this.base = service.base();
        this.basePath = base.encodedPath();
    }

    /**
     * Returns a call to a path.
     *
     * @param pipeline sends the request
     * @param endpoint the endpoint
     * @param path path and query below the base address, with or without a leading slash; or a whole address on the same
     *     host, such as that of a next page
     * @param body document to send, or {@code null} for none
     * @param type type of the response document
     * @param <T> that type
     * @return the call
     * @throws UsageException if the path leaves the host, or the body cannot be written
     */
    public <T> ApiCall<T> call(Pipeline pipeline, Endpoint endpoint, String path, @Nullable Object body, Type type) {
        RequestBody requestBody = body == null ? emptyBody(endpoint.method()) : json(service.mapper(), body);
        Request.Builder request = new Request.Builder().url(url(path)).method(endpoint.method(), requestBody);
        service.headers().forEach((name, value) -> HttpHeaders.set(request, name, value));
        Endpoint declared =
                body instanceof RepeatableBody repeatable ? endpoint.repeatable(repeatable.safeToRepeat()) : endpoint;
        return pipeline.call(declared, request.build(), type);
    }

    <T> ApiCall<T> call(Pipeline pipeline, Endpoint endpoint, Request request, Type type) {
        requireBelowBase(request.url());
        return pipeline.call(endpoint, withHeaders(request), type);
    }

    /** Returns the request that opens a WebSocket. */
    Request socket(String path, Map<String, String> headers) {
        Request.Builder request = new Request.Builder().url(url(path));
        headers.forEach((name, value) -> HttpHeaders.set(request, name, value));
        return withHeaders(request.build());
    }

    private HttpUrl url(String path) {
        HttpUrl url;
        if (isWholeAddress(path)) {
            url = HttpUrl.parse(path);
        } else if (path.startsWith("//") || path.contains("\\")) {
            url = null;
        } else {
            String below = path.startsWith("/") ? path.substring(1) : path;
            // A colon in the first segment would otherwise be read as the end of a scheme.
            url = base.resolve(basePath + below);
        }
        if (url == null) {
            throw new UsageException("Invalid path '" + withoutQuery(path) + "': expected a path below " + base);
        }
        requireBelowBase(url);
        return url;
    }

    private static boolean isWholeAddress(String path) {
        return path.regionMatches(true, 0, "https://", 0, 8) || path.regionMatches(true, 0, "http://", 0, 7);
    }

    private void requireBelowBase(HttpUrl url) {
        boolean sameHost = url.host().equals(base.host())
                && url.port() == base.port()
                && url.scheme().equals(base.scheme());
        if (!sameHost || !url.encodedPath().startsWith(basePath)) {
            throw new UsageException("Invalid address " + withoutQuery(url.toString()) + ": expected a path below "
                    + base + "; the credentials are sent nowhere else");
        }
    }

    private static String withoutQuery(String path) {
        return path.replaceFirst("[?#].*", "");
    }

    private Request withHeaders(Request request) {
        if (service.headers().isEmpty()) {
            return request;
        }
        Request.Builder with = request.newBuilder();
        service.headers().forEach((name, value) -> {
            if (request.header(name) == null) {
                HttpHeaders.set(with, name, value);
            }
        });
        return with.build();
    }

    static RequestBody json(ObjectMapper mapper, Object body) {
        try {
            return RequestBody.create(mapper.writeValueAsBytes(body), JSON);
        } catch (JsonProcessingException e) {
            throw new UsageException("Cannot write the request body as JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static @Nullable RequestBody emptyBody(String method) {
        return switch (method) {
            case "POST", "PUT", "PATCH" -> RequestBody.create(new byte[0], JSON);
            default -> null;
        };
    }
}
