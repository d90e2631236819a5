/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.seed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.prefect.PrefectEmulator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Objects of Prefect, as one document of a seed. */
final class PrefectDocument {
    private static final Set<String> FORMS = Set.of(
            "work_pools", "deployments", "flow_runs", "variables", "block_documents", "concurrency_limits", "events");
    /** The members of a deployment in {@code prefect.yaml} that the API has under the same name. */
    private static final List<String> SAME =
            List.of("name", "version", "description", "paused", "entrypoint", "parameters", "enforce_parameter_schema");

    private final JsonNode content;

    PrefectDocument(JsonNode content) {
        this.content = content;
    }

    static boolean matches(JsonNode document) {
        return FORMS.stream().anyMatch(document::has);
    }

    void applyTo(PrefectEmulator server, List<String> problems) {
        each("variables", problems, variable -> PrefectObjects.createVariable(server, variable));
        each("block_documents", problems, document -> PrefectObjects.createBlockDocument(server, document));
        each("concurrency_limits", problems, limit -> PrefectObjects.createConcurrencyLimit(server, limit));
        each("work_pools", problems, pool -> ensurePool(server, pool));
        each("deployments", problems, deployment -> deploy(server, deployment));
        each("flow_runs", problems, run -> createRun(server, run));
        each("events", problems, event -> PrefectObjects.createEvent(server, event));
    }

    private void each(String form, List<String> problems, Consumer<JsonNode> create) {
        int index = 0;
        for (JsonNode object : content.path(form)) {
            try {
                create.accept(object);
            } catch (IllegalStateException e) {
                problems.add(form + "[" + index + "]: " + e.getMessage());
            }
            index++;
        }
    }

    private static void ensurePool(PrefectEmulator server, JsonNode pool) {
        ObjectNode name = object();
        name.putObject("work_pools").putObject("name").putArray("any_").add(pool.path("name"));
        if (server.call("POST", "/work_pools/filter", name).isEmpty()) {
            server.call("POST", "/work_pools/", pool);
        }
    }

    private void deploy(PrefectEmulator server, JsonNode source) {
        ObjectNode deployment = object();
        SAME.stream().filter(source::has).forEach(member -> deployment.set(member, source.get(member)));
        deployment.put("flow_id", flow(server, flowName(source)));
        JsonNode tags = source.path("tags");
        deployment.set("tags", tags.isTextual() ? array().add(tags) : source.has("tags") ? tags : array());
        JsonNode pull = source.has("pull") ? source.path("pull") : content.path("pull");
        if (pull.isArray()) {
            deployment.set("pull_steps", pull);
        }
        ArrayNode schedules = deployment.putArray("schedules");
        source.path("schedules").forEach(schedule -> schedules.add(inactive(schedule)));
        if (source.path("schedule").isObject()) {
            schedules.add(inactive(source.path("schedule")));
        }
        JsonNode pool = source.path("work_pool");
        if (pool.hasNonNull("name")) {
            ensurePool(server, object().put("type", "cpln").set("name", pool.path("name")));
            deployment.set("work_pool_name", pool.path("name"));
            copy(pool, "work_queue_name", deployment);
            copy(pool, "job_variables", deployment);
        }
        if (!source.has("enforce_parameter_schema")) {
            // The schema of the parameters is in the Python code of the flow.
            deployment.put("enforce_parameter_schema", false);
        }
        server.call("POST", "/deployments/", deployment);
    }

    /** Returns the schedule as the API has it; a seed never creates flow runs by itself. */
    private static ObjectNode inactive(JsonNode schedule) {
        ObjectNode created = object().put("active", false);
        ObjectNode times = created.putObject("schedule");
        List.of("cron", "interval", "rrule", "timezone", "anchor_date", "day_or")
                .forEach(member -> copy(schedule, member, times));
        return created;
    }

    private static String flowName(JsonNode deployment) {
        if (deployment.hasNonNull("flow_name")) {
            return deployment.path("flow_name").asText();
        }
        String entrypoint = deployment.path("entrypoint").asText();
        if (!entrypoint.contains(":")) {
            throw new IllegalStateException("the flow is unknown. Set flow_name, or entrypoint as file.py:function");
        }
        return entrypoint.substring(entrypoint.lastIndexOf(':') + 1).replace('_', '-');
    }

    private static String flow(PrefectEmulator server, String name) {
        return server.call("POST", "/flows/", object().put("name", name))
                .path("id")
                .asText();
    }

    private static void createRun(PrefectEmulator server, JsonNode source) {
        ObjectNode run = source.deepCopy();
        run.remove(List.of("deployment", "flow", "states"));
        JsonNode created;
        if (source.hasNonNull("deployment")) {
            String id = server.call(
                            "GET",
                            "/deployments/name/" + source.path("deployment").asText(),
                            null)
                    .path("id")
                    .asText();
            created = server.call("POST", "/deployments/" + id + "/create_flow_run", run);
        } else {
            run.put("flow_id", flow(server, source.path("flow").asText()));
            created = server.call("POST", "/flow_runs/", run);
        }
        for (JsonNode type : source.path("states")) {
            ObjectNode proposal = object().put("force", true);
            proposal.putObject("state").set("type", type);
            server.call("POST", "/flow_runs/" + created.path("id").asText() + "/set_state", proposal);
        }
    }

    private static void copy(JsonNode source, String member, ObjectNode target) {
        if (source.hasNonNull(member)) {
            target.set(member, source.get(member));
        }
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }
}
