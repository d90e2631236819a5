/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import io.cplnprefect.testkit.prefect.internal.wire.ApiRequest;
import io.cplnprefect.testkit.prefect.internal.wire.ApiResponse;
import io.cplnprefect.testkit.prefect.internal.wire.ErrorResponseException;
import io.cplnprefect.testkit.prefect.internal.wire.Routes;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Set;

/** Health, readiness, versions, and what is fixed: the default settings and the catalogue of worker types. */
public final class AdminRoutes {
    private static final String FOLDER = "/io/cplnprefect/testkit/prefect/";
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String WORKER_TYPES = "aggregate-worker-metadata";
    private static final Set<String> OTHER_VIEWS =
            Set.of("aggregate-block-metadata", "aggregate-flow-metadata", "demo-flows");

    private AdminRoutes() {}

    /** Adds the routes. */
    public static void add(Routes routes, PrefectRelease release) {
        routes.add("GET", "/health", request -> ApiResponse.ok(BooleanNode.TRUE));
        routes.add(
                "GET",
                "/ready",
                request -> ApiResponse.ok(JsonNodeFactory.instance.objectNode().put("message", "OK")));
        routes.add("GET", "/hello", request -> ApiResponse.ok(TextNode.valueOf("👋")));
        // The version of the REST API is the same in both generations; only the product version differs.
        routes.add("GET", "/version", request -> ApiResponse.ok(TextNode.valueOf("0.8.4")));
        routes.add("GET", "/admin/version", request -> ApiResponse.ok(TextNode.valueOf(release.version())));
        routes.add(
                "GET",
                "/admin/settings",
                request -> ApiResponse.ok(resource("settings-" + release.version() + ".json")));
        routes.add("GET", "/collections/views/{view}", AdminRoutes::view);
    }

    /** Returns a view of the registry of collections; those other than the worker types are empty. */
    private static ApiResponse view(ApiRequest request) {
        String view = request.parameter("view");
        if (view.equals(WORKER_TYPES)) {
            return ApiResponse.ok(resource("worker-types.json"));
        }
        if (OTHER_VIEWS.contains(view)) {
            return ApiResponse.ok(JsonNodeFactory.instance.objectNode());
        }
        throw ErrorResponseException.detail(404, "View " + view + " not found in registry");
    }

    private static JsonNode resource(String name) {
        try (InputStream in = Objects.requireNonNull(AdminRoutes.class.getResourceAsStream(FOLDER + name), name)) {
            return MAPPER.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
