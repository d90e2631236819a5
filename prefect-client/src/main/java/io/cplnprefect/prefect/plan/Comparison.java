/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.plan;

import io.cplnprefect.prefect.concurrency.GlobalLimit;
import io.cplnprefect.prefect.deployment.ConcurrencyOptions;
import io.cplnprefect.prefect.deployment.Deployment;
import io.cplnprefect.prefect.spec.DeploymentSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The comparison of a deployment with its description, field by field. Fields have the names of {@code prefect.yaml}. */
final class Comparison {

    static final String SCHEDULES = "schedules";
    static final String PULL = "pull";
    static final String SCHEMA = "parameter_openapi_schema";
    static final String POOL = "work_pool.name";
    static final String QUEUE = "work_pool.work_queue_name";
    static final String VARIABLES = "work_pool.job_variables";
    static final String LIMIT = "concurrency_limit";
    private static final String DEFAULT_QUEUE = "default";

    private final DeploymentSpec spec;
    private final Deployment present;
    private final Differences differences = new Differences();

    private Comparison(DeploymentSpec spec, Deployment present) {
        this.spec = spec;
        this.present = present;
    }

    /** Returns what differs; empty if nothing has to be written. */
    static List<FieldDifference> of(DeploymentSpec spec, Deployment present, @Nullable UUID infrastructureBlockId) {
        return new Comparison(spec, present).compare(infrastructureBlockId);
    }

    private List<FieldDifference> compare(@Nullable UUID blockId) {
        optional("entrypoint", present.entrypoint(), spec.entrypoint());
        optional("path", present.path(), spec.path());
        optional("version", present.version(), spec.version());
        optional("description", present.description(), spec.description());
        optional("paused", present.paused(), spec.paused());
        optional(SCHEMA, schema(present.parameterOpenapiSchema()), schema(spec.parameterSchema()));
        optional("enforce_parameter_schema", present.enforceParameterSchema(), spec.enforceParameterSchema());
        differences.compare("tags", sorted(present.tags()), sorted(spec.tags()));
        differences.compare("parameters", present.parameters(), spec.parameters());
        if (spec.workPool() != null) {
            differences.compare(POOL, present.workPoolName(), spec.workPool());
            differences.compare(QUEUE, queue(present.workQueueName()), queue(spec.workQueue()));
        }
        differences.compare(VARIABLES, present.jobVariables(), spec.jobVariables());
        differences.compare(PULL, present.pullSteps(), spec.pullSteps());
        differences.compare("infrastructure_block", present.infrastructureDocumentId(), blockId);
        List<Map<String, @Nullable Object>> schedules = ScheduleForm.wanted(spec.schedules());
        differences.compare(SCHEDULES, ScheduleForm.present(present.schedules(), schedules), schedules);
        differences.compare(LIMIT, limit(), spec.concurrencyLimit());
        differences.compare(LIMIT + ".options", form(present.concurrencyOptions()), form(spec.concurrencyOptions()));
        return differences.found();
    }

    /** Compares a value that is left unchanged if it is not described. */
    private void optional(String field, @Nullable Object before, @Nullable Object after) {
        if (after != null) {
            differences.compare(field, before, after);
        }
    }

    /** Servers of Prefect 3 store an empty schema as one without properties. */
    private static @Nullable Map<String, ?> schema(@Nullable Map<String, ?> schema) {
        return schema != null && schema.isEmpty() ? DeploymentRequests.NO_SCHEMA : schema;
    }

    private @Nullable Integer limit() {
        GlobalLimit limit = present.globalConcurrencyLimit();
        return limit == null ? present.concurrencyLimit() : limit.limit();
    }

    private static String queue(@Nullable String name) {
        return name == null ? DEFAULT_QUEUE : name;
    }

    private static List<String> sorted(List<String> tags) {
        return tags.stream().distinct().sorted().toList();
    }

    private static @Nullable Map<String, @Nullable Object> form(@Nullable ConcurrencyOptions options) {
        if (options == null) {
            return null;
        }
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        form.put("collision_strategy", options.collisionStrategy());
        if (options.gracePeriodSeconds() != null) {
            form.put("grace_period_seconds", options.gracePeriodSeconds());
        }
        return form;
    }
}
