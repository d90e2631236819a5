/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.prefect.internal.event.StatusEvents;
import io.cplnprefect.testkit.prefect.internal.filter.Filters;
import io.cplnprefect.testkit.prefect.internal.model.RequestModel;
import io.cplnprefect.testkit.prefect.internal.run.FlowRunJson;
import io.cplnprefect.testkit.prefect.internal.store.FlowRun;
import io.cplnprefect.testkit.prefect.internal.store.RunOrder;
import io.cplnprefect.testkit.prefect.internal.store.StateType;
import io.cplnprefect.testkit.prefect.internal.store.Store;
import io.cplnprefect.testkit.prefect.internal.wire.ApiRequest;
import io.cplnprefect.testkit.prefect.internal.wire.ApiResponse;
import io.cplnprefect.testkit.prefect.internal.wire.BulkLimit;
import io.cplnprefect.testkit.prefect.internal.wire.Location;
import io.cplnprefect.testkit.prefect.internal.wire.NumberedPage;
import io.cplnprefect.testkit.prefect.internal.wire.Page;
import io.cplnprefect.testkit.prefect.internal.wire.Routes;
import io.cplnprefect.testkit.prefect.internal.wire.Times;
import io.cplnprefect.testkit.prefect.internal.wire.Uuids;
import io.cplnprefect.testkit.prefect.internal.wire.ValidationErrors;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The routes over several deployments: numbered pages, deletion, and the poll of a runner that serves them. */
public final class DeploymentBulkRoutes {
    private static final RequestModel POLL = RequestModel.open("deployment_ids!:list", "scheduled_before:time");

    private final Store store;
    private final Filters filters;
    private final DeploymentRoutes deployments;
    private final FlowRunJson json;
    private final StatusEvents statuses;

    /** Creates the routes of a store. */
    public DeploymentBulkRoutes(
            Store store, Filters filters, DeploymentRoutes deployments, FlowRunJson json, StatusEvents statuses) {
        this.store = store;
        this.filters = filters;
        this.deployments = deployments;
        this.json = json;
        this.statuses = statuses;
    }

    /** Adds the routes. */
    public void add(Routes routes) {
        routes.addFor(PrefectRelease.V3, "POST", "/deployments/paginate", this::paginate);
        routes.addFor(PrefectRelease.V3, "POST", "/deployments/bulk_delete", this::delete);
        routes.add("POST", "/deployments/get_scheduled_flow_runs", this::poll);
    }

    private ApiResponse paginate(ApiRequest request) {
        NumberedPage page = NumberedPage.of(request);
        ArrayNode results =
                page.byOffset().of(filters.deployments(request), DeploymentRoutes.order(request), deployments::shown);
        return page.response(filters.deployments(request).count(), results);
    }

    private ApiResponse delete(ApiRequest request) {
        ObjectNode response = JsonNodeFactory.instance.objectNode();
        ArrayNode deleted = response.putArray("deleted");
        int limit = BulkLimit.of(request);
        filters.deployments(request).limit(limit).toList().forEach(deployment -> {
            deployments.delete(deployment);
            deleted.add(deployment.path("id"));
        });
        return ApiResponse.ok(response);
    }

    /** Returns the scheduled runs of deployments, the earliest first, and marks the deployments as polled. */
    private ApiResponse poll(ApiRequest request) {
        Page page = Page.of(request);
        ObjectNode body = POLL.read(request);
        List<String> ids = ids(request, body.path("deployment_ids"));
        Instant before = Times.parse(body.path("scheduled_before"));
        ArrayNode response = JsonNodeFactory.instance.arrayNode();
        store.flowRuns
                .ofDeployments(ids)
                .in(RunOrder.NEXT_SCHEDULED_START_TIME_ASC, 0)
                .filter(run -> isDue(run, before))
                .limit(page.limit())
                .forEach(run -> response.add(json.of(run)));
        String now = store.text(store.now());
        ids.stream().map(store.deployments::get).forEach(deployment -> {
            if (deployment != null) {
                deployment.put("last_polled", now);
                statuses.deploymentPolled(deployment);
            }
        });
        return ApiResponse.ok(response);
    }

    private static boolean isDue(FlowRun run, @Nullable Instant before) {
        Instant time = run.nextScheduledStartTime;
        return run.stateType() == StateType.SCHEDULED && (before == null || (time != null && !time.isAfter(before)));
    }

    private static List<String> ids(ApiRequest request, JsonNode list) {
        ValidationErrors errors = new ValidationErrors(request.release(), request.body());
        for (int i = 0; i < list.size(); i++) {
            if (!Uuids.isUuid(list.get(i).asText())) {
                errors.badUuid(Location.BODY.child("deployment_ids").child(i), list.get(i));
            }
        }
        errors.raise();
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
