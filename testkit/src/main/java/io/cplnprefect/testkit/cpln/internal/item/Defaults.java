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
            case "gvc" -> putIfAbsent(object(content, "spec"), "endpointNamingFormat", text("org"));
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
        if (spec.path("type").asText().equals("cron") && spec.path("job") instanceof ObjectNode job) {
            putIfAbsent(job, "concurrencyPolicy", text("Forbid"));
            putIfAbsent(job, "historyLimit", Json.object().numberNode(5));
            putIfAbsent(job, "restartPolicy", text("Never"));
        }
    }

    /** Returns an object member, created if it is absent; the result is detached if the member is of another type. */
    private static ObjectNode object(ObjectNode holder, String member) {
        putIfAbsent(holder, member, Json.object());
        return holder.get(member) instanceof ObjectNode existing ? existing : Json.object();
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
