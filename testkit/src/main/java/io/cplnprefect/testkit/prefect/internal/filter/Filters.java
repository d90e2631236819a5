/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.filter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.prefect.internal.store.Store;
import io.cplnprefect.testkit.prefect.internal.wire.ApiRequest;
import io.cplnprefect.testkit.prefect.internal.wire.Location;
import io.cplnprefect.testkit.prefect.internal.wire.ValidationErrors;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The filters of a body by kind of object. Each filter on another kind asks that a related object exists that meets it.
 * Unknown parts of the body are ignored, as the server does.
 */
public final class Filters {
    private static final Map<String, FilterClass> CLASSES = Map.of(
            "flows", FilterClass.FLOWS,
            "flow_runs", FilterClass.FLOW_RUNS,
            "deployments", FilterClass.DEPLOYMENTS,
            "work_pools", FilterClass.WORK_POOLS,
            "work_pool_queues", FilterClass.WORK_QUEUES,
            "work_queues", FilterClass.WORK_QUEUES,
            "workers", FilterClass.WORKERS,
            "logs", FilterClass.LOGS);

    private final Store store;

    public Filters(Store store) {
        this.store = store;
    }

    /** Makes the test for objects of one kind out of the body's filters. */
    public Predicate<ObjectNode> of(ApiRequest request, String kind) {
        ValidationErrors errors = new ValidationErrors(request.release(), request.body());
        Predicate<ObjectNode> test = object -> true;
        for (Map.Entry<String, JsonNode> part : request.parts().properties()) {
            FilterClass filterClass = CLASSES.get(part.getKey());
            JsonNode filter = part.getValue();
            if (filterClass != null && filter.isObject()) {
                filterClass.check(request.release(), filter, Location.BODY.child(part.getKey()), errors);
                test = test.and(object ->
                        related(object, kind, part.getKey()).anyMatch(other -> filterClass.matches(filter, other)));
            }
        }
        errors.raise();
        return test;
    }

    private Stream<ObjectNode> related(ObjectNode object, String kind, String other) {
        if (kind.equals(other)) {
            return Stream.of(object);
        }
        return switch (kind) {
            case "flow_runs" -> relatedToRun(object, other);
            case "deployments" -> relatedToDeployment(object, other);
            case "flows" -> relatedToFlow(object, other);
            default -> Stream.empty();
        };
    }

    private Stream<ObjectNode> relatedToRun(ObjectNode run, String other) {
        return switch (other) {
            case "flows" -> follow(store.flows, run, "flow_id");
            case "deployments" -> follow(store.deployments, run, "deployment_id");
            default -> relatedByQueue(run, other);
        };
    }

    private Stream<ObjectNode> relatedToDeployment(ObjectNode deployment, String other) {
        return switch (other) {
            case "flows" -> follow(store.flows, deployment, "flow_id");
            case "flow_runs" -> store.runs("deployment_id", deployment.path("id"));
            default -> relatedByQueue(deployment, other);
        };
    }

    private Stream<ObjectNode> relatedToFlow(ObjectNode flow, String other) {
        Stream<ObjectNode> deployments = store.deployments.values().stream()
                .filter(d -> d.path("flow_id").equals(flow.path("id")));
        return switch (other) {
            case "deployments" -> deployments;
            case "flow_runs" -> store.runs("flow_id", flow.path("id"));
            default -> deployments.flatMap(deployment -> relatedByQueue(deployment, other));
        };
    }

    private Stream<ObjectNode> relatedByQueue(ObjectNode object, String other) {
        return switch (other) {
            case "work_pool_queues" -> follow(store.workQueues, object, "work_queue_id");
            case "work_pools" -> Stream.ofNullable(store.poolOf(object));
            default -> Stream.empty();
        };
    }

    private static Stream<ObjectNode> follow(Map<String, ObjectNode> objects, JsonNode from, String property) {
        return Stream.ofNullable(Store.follow(objects, from, property)).filter(Objects::nonNull);
    }
}
