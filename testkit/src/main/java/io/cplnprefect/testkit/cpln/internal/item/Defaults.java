/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.item;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.cpln.internal.kind.Kind;
import io.cplnprefect.testkit.cpln.internal.wire.Json;

/** The members that the server adds where a request omits them. */
final class Defaults {
    private Defaults() {}

    static void apply(Kind kind, ObjectNode content) {
        switch (kind.name()) {
            case "workload" -> workload(object(content, "spec"));
            case "gvc" -> trustedProxies(object(content, "spec"));
            case "policy" -> putIfAbsent(content, "bindings", Json.array());
            default -> {}
        }
    }

    private static void workload(ObjectNode spec) {
        putIfAbsent(spec, "type", text("standard"));
        for (JsonNode container : spec.path("containers")) {
            if (container instanceof ObjectNode object) {
                putIfAbsent(object, "cpu", text("50m"));
                putIfAbsent(object, "memory", text("128Mi"));
            }
        }
        ObjectNode options = object(spec, "defaultOptions");
        putIfAbsent(options, "debug", Json.object().booleanNode(false));
        putIfAbsent(options, "suspend", Json.object().booleanNode(false));
        putIfAbsent(options, "timeoutSeconds", Json.object().numberNode(5));
        if (spec.path("type").asText().equals("cron") && spec.path("job") instanceof ObjectNode job) {
            putIfAbsent(job, "concurrencyPolicy", text("Forbid"));
            putIfAbsent(job, "historyLimit", Json.object().numberNode(5));
            putIfAbsent(job, "restartPolicy", text("Never"));
        }
    }

    private static void trustedProxies(ObjectNode spec) {
        putIfAbsent(
                object(spec, "loadBalancer"), "trustedProxies", Json.object().numberNode(0));
    }

    private static ObjectNode object(ObjectNode holder, String member) {
        return holder.get(member) instanceof ObjectNode existing ? existing : holder.putObject(member);
    }

    private static JsonNode text(String value) {
        return Json.object().textNode(value);
    }

    private static void putIfAbsent(ObjectNode holder, String member, JsonNode value) {
        if (!holder.has(member)) {
            holder.set(member, value);
        }
    }
}
