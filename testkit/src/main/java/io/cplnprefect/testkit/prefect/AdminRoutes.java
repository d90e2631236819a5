/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;

/** Health, readiness and versions. */
final class AdminRoutes {
    private AdminRoutes() {}

    static void add(Routes routes, PrefectRelease release) {
        routes.add("GET", "/health", call -> Answer.ok(BooleanNode.TRUE));
        routes.add(
                "GET",
                "/ready",
                call -> Answer.ok(JsonNodeFactory.instance.objectNode().put("message", "OK")));
        // The version of the REST API is the same in both generations; only the product version tells them apart.
        routes.add("GET", "/version", call -> Answer.ok(TextNode.valueOf("0.8.4")));
        routes.add("GET", "/admin/version", call -> Answer.ok(TextNode.valueOf(release.version())));
    }
}
