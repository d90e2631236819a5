/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.plan;

import io.cplnprefect.core.json.Change;
import io.cplnprefect.prefect.deployment.Deployment;
import io.cplnprefect.prefect.deployment.DeploymentCreate;
import io.cplnprefect.prefect.deployment.DeploymentUpdate;
import io.cplnprefect.prefect.server.ServerVersion;
import io.cplnprefect.prefect.spec.DeploymentSpec;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The requests that write a planned change. */
final class DeploymentRequests {

    private static final ServerVersion WHOLE_UPDATE = new ServerVersion(3, 2, 0);
    static final Map<String, Object> NO_SCHEMA = Map.of("type", "object", "properties", Map.of());

    private final PlannedChange change;
    private final DeploymentSpec spec;
    private final Set<String> fields;

    DeploymentRequests(PlannedChange change) {
        this.change = change;
        this.spec = Objects.requireNonNull(change.spec());
        this.fields = change.differences().stream().map(FieldDifference::field).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Returns whether an existing deployment has to be replaced, because an update cannot change these fields: a PATCH of 3.x merges
     * schedules by their names, and one of a release before 3.2 refuses pull steps and the schema.
     */
    boolean replaces(ServerVersion version) {
        return differs(Comparison.SCHEDULES)
                || differs(Comparison.POOL)
                || differs(Comparison.QUEUE)
                || (version.compareTo(WHOLE_UPDATE) < 0 && (differs(Comparison.PULL) || differs(Comparison.SCHEMA)));
    }

    /** Returns whether a field of the deployment itself differs, not only its triggers. */
    boolean writes() {
        return fields.stream().anyMatch(field -> !field.equals("triggers"));
    }

    /** Returns whether a replacement leaves something that has to be cleared by an update. */
    boolean clearsAfterReplacement() {
        return (differs(Comparison.VARIABLES) && spec.jobVariables().isEmpty())
                || (differs(Comparison.LIMIT)
                        && (spec.concurrencyLimit() == null || spec.concurrencyOptions() == null));
    }

    private boolean differs(String field) {
        return fields.stream()
                .anyMatch(one -> one.equals(field) || one.startsWith(field + ".") || one.startsWith(field + "["));
    }

    /** Returns the request that creates or replaces the deployment. What is not described keeps its present value. */
    DeploymentCreate create(UUID flowId) {
        Deployment present = change.present();
        Map<String, ?> schema = spec.parameterSchema();
        Boolean enforced = spec.enforceParameterSchema();
        DeploymentCreate.Builder request = DeploymentCreate.builder()
                .name(spec.name())
                .flowId(flowId)
                .version(either(spec.version(), present == null ? null : present.version()))
                .description(either(spec.description(), present == null ? null : present.description()))
                .path(either(spec.path(), present == null ? null : present.path()))
                .entrypoint(either(spec.entrypoint(), present == null ? null : present.entrypoint()))
                .tags(spec.tags())
                .paused(either(spec.paused(), present == null ? null : present.paused()))
                .parameters(spec.parameters())
                .pullSteps(spec.pullSteps())
                .workPoolName(spec.workPool())
                .workQueueName(spec.workQueue())
                .jobVariables(spec.jobVariables())
                .infrastructureDocumentId(change.infrastructureBlockId())
                .schedules(spec.schedules())
                .concurrencyLimit(spec.concurrencyLimit())
                .concurrencyOptions(spec.concurrencyOptions());
        if (present == null) {
            request.parameterOpenapiSchema(schema == null ? NO_SCHEMA : schema);
            request.enforceParameterSchema(enforced == null ? (Boolean) (schema != null) : enforced);
        } else {
            request.parameterOpenapiSchema(schema == null ? present.parameterOpenapiSchema() : schema);
            request.enforceParameterSchema(either(enforced, present.enforceParameterSchema()));
        }
        return request.build();
    }

    /** Returns the request that changes only the fields that differ. */
    DeploymentUpdate update(ServerVersion version) {
        DeploymentUpdate.Builder request = DeploymentUpdate.builder();
        text("version", spec.version(), request::version);
        text("description", spec.description(), request::description);
        text("path", spec.path(), request::path);
        text("entrypoint", spec.entrypoint(), request::entrypoint);
        if (differs("tags")) {
            request.tags(spec.tags());
        }
        if (differs("paused")) {
            request.paused(spec.paused());
        }
        if (differs("parameters")) {
            request.parameters(spec.parameters());
        }
        if (differs("enforce_parameter_schema")) {
            request.enforceParameterSchema(spec.enforceParameterSchema());
        }
        if (differs(Comparison.VARIABLES)) {
            request.jobVariables(spec.jobVariables());
        }
        if (version.compareTo(WHOLE_UPDATE) >= 0) {
            if (differs(Comparison.PULL)) {
                request.pullSteps(spec.pullSteps());
            }
            if (differs(Comparison.SCHEMA)) {
                request.parameterOpenapiSchema(spec.parameterSchema());
            }
        }
        if (differs(Comparison.LIMIT)) {
            request.concurrencyLimit(change(spec.concurrencyLimit()));
            request.concurrencyOptions(change(spec.concurrencyOptions()));
        }
        if (differs("infrastructure_block")) {
            request.infrastructureDocumentId(change(change.infrastructureBlockId()));
        }
        return request.build();
    }

    private void text(String field, @Nullable String value, Consumer<Change<String>> setter) {
        if (differs(field) && value != null) {
            setter.accept(Change.to(value));
        }
    }

    private static <T> Change<T> change(@Nullable T value) {
        return value == null ? Change.clear() : Change.to(value);
    }

    private static <T> @Nullable T either(@Nullable T described, @Nullable T present) {
        return described != null ? described : present;
    }
}
