/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.server;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import io.cplnprefect.testkit.prefect.internal.wire.ApiResponse;
import io.cplnprefect.testkit.prefect.internal.wire.Routes;
import io.cplnprefect.testkit.realprefect.PrefectRelease;

/** Health, readiness and versions. */
public final class AdminRoutes {
    private AdminRoutes() {}

    public static void add(Routes routes, PrefectRelease release) {
        routes.add("GET", "/health", request -> ApiResponse.ok(BooleanNode.TRUE));
        routes.add(
                "GET",
                "/ready",
                request -> ApiResponse.ok(JsonNodeFactory.instance.objectNode().put("message", "OK")));
        // The version of the REST API is the same in both generations; only the product version differs.
        routes.add("GET", "/version", request -> ApiResponse.ok(TextNode.valueOf("0.8.4")));
        routes.add("GET", "/admin/version", request -> ApiResponse.ok(TextNode.valueOf(release.version())));
    }
}
