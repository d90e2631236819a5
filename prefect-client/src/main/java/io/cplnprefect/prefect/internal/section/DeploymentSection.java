/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.internal.section;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.prefect.deployment.ConcurrencyOptions;
import io.cplnprefect.prefect.deployment.DeploymentScheduleCreate;
import io.cplnprefect.prefect.internal.document.Fields;
import io.cplnprefect.prefect.spec.DeploymentSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The keys of a deployment. */
public final class DeploymentSection {

    private static final String PLACEHOLDER_NAME = "unnamed";

    private final Fields fields;
    private final DeploymentSpec.Builder spec = DeploymentSpec.builder();

    private DeploymentSection(Fields fields) {
        this.fields = fields;
    }

    /** Reads the keys that all files share. A missing name or entrypoint is a problem; what is read is then not to be used. */
    public static DeploymentSpec.Builder read(Fields fields) {
        return new DeploymentSection(fields).read();
    }

    private DeploymentSpec.Builder read() {
        String name = fields.requiredText("name");
        String entrypoint = fields.requiredText("entrypoint");
        String flow = fields.text("flow_name");
        spec.name(name == null ? PLACEHOLDER_NAME : name)
                .entrypoint(entrypoint)
                .flowName(flow != null ? flow : flowName(entrypoint))
                .version(fields.text("version"))
                .description(fields.text("description"))
                .tags(fields.texts("tags"))
                .paused(fields.bool("paused"))
                .parameters(fields.map("parameters"))
                .enforceParameterSchema(fields.bool("enforce_parameter_schema"));
        if (fields.value("parameter_openapi_schema") != null) {
            spec.parameterSchema(fields.map("parameter_openapi_schema"));
        }
        limit();
        schedules();
        workPool();
        return spec;
    }

    /** Returns the name that a flow has by default: its function, with hyphens. */
    public static String flowName(@Nullable String entrypoint) {
        if (entrypoint == null || entrypoint.isBlank()) {
            return PLACEHOLDER_NAME;
        }
        String attribute = entrypoint.substring(entrypoint.lastIndexOf(':') + 1);
        String function = attribute.substring(attribute.lastIndexOf('.') + 1);
        return function.isBlank() ? PLACEHOLDER_NAME : function.replace('_', '-');
    }

    private void limit() {
        JsonNode value = fields.value("concurrency_limit");
        Fields limit = value != null && value.isObject() ? fields.object("concurrency_limit") : null;
        if (limit != null) {
            spec.concurrencyLimit(limit.integer("limit"));
            String strategy = limit.text("collision_strategy");
            Integer grace = limit.integer("grace_period_seconds");
            if (strategy != null) {
                spec.concurrencyOptions(ConcurrencyOptions.builder()
                        .collisionStrategy(strategy)
                        .gracePeriodSeconds(grace)
                        .build());
            } else if (grace != null) {
                limit.problem("grace_period_seconds", "is set without collision_strategy", "add collision_strategy");
            }
            limit.refuseOthers();
        } else {
            spec.concurrencyLimit(fields.integer("concurrency_limit"));
        }
    }

    private void schedules() {
        List<DeploymentScheduleCreate> schedules = new ArrayList<>();
        boolean both = fields.value("schedule") != null && fields.value("schedules") != null;
        if (both) {
            fields.problem("schedule", "is set together with schedules", "use schedules only");
        }
        List<Fields> sections = new ArrayList<>(fields.objects("schedules"));
        sections.addAll(both ? List.of() : fields.objects("schedule"));
        sections.forEach(section -> schedules.add(ScheduleSection.read(section)));
        spec.schedules(schedules);
    }

    private void workPool() {
        Fields pool = fields.object("work_pool");
        if (pool != null) {
            spec.workPool(pool.text("name"))
                    .workQueue(pool.text("work_queue_name"))
                    .jobVariables(pool.map("job_variables"));
            pool.refuseOthers();
        }
    }

    /** Returns the paths in the file of values that are not written at their usual paths. */
    public static Map<String, String> names(Fields fields) {
        JsonNode schedule = fields.value("schedule");
        if (schedule == null) {
            return Map.of();
        }
        String path = fields.path("schedule");
        return schedule.has("anchor-date")
                ? Map.of("schedules[0]", path, "schedules[0].anchor_date", path + ".anchor-date")
                : Map.of("schedules[0]", path);
    }
}
