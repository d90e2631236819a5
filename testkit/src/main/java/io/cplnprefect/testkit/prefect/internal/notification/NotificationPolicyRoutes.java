/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.notification;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.prefect.internal.filter.ObjectFilter;
import io.cplnprefect.testkit.prefect.internal.model.RequestModel;
import io.cplnprefect.testkit.prefect.internal.store.Store;
import io.cplnprefect.testkit.prefect.internal.wire.ApiRequest;
import io.cplnprefect.testkit.prefect.internal.wire.ApiResponse;
import io.cplnprefect.testkit.prefect.internal.wire.ErrorResponseException;
import io.cplnprefect.testkit.prefect.internal.wire.Location;
import io.cplnprefect.testkit.prefect.internal.wire.Page;
import io.cplnprefect.testkit.prefect.internal.wire.Routes;
import io.cplnprefect.testkit.prefect.internal.wire.ValidationErrors;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.util.Comparator;
import java.util.Map;
import java.util.regex.Pattern;

/** Flow run notification policies of 2.20 servers; the emulator stores them and sends no notifications. */
public final class NotificationPolicyRoutes {
    private static final String BASE = "/flow_run_notification_policies/";
    private static final RequestModel CREATE = RequestModel.of(
            "is_active+:bool", "state_names!:texts", "tags!:texts", "block_document_id!:uuid", "message_template:text");
    private static final RequestModel UPDATE = RequestModel.of(
            "is_active:bool", "state_names:texts", "tags:texts", "block_document_id:uuid", "message_template:text");
    private static final Map<String, JsonNode> DEFAULTS =
            Map.of("is_active", BooleanNode.TRUE, "message_template", NullNode.getInstance());
    private static final Pattern UNKNOWN_PLACEHOLDER = Pattern.compile("\\{(?!(flow_run_notification_policy_id|flow_id"
            + "|flow_name|flow_run_(url|id|name|parameters|state_(type|name|timestamp|message)))})\\w*}");

    private final Store store;

    /** Creates the routes of a store. */
    public NotificationPolicyRoutes(Store store) {
        this.store = store;
    }

    /** Adds the routes. */
    public void add(Routes routes) {
        routes.addFor(PrefectRelease.V2_20, "POST", BASE, this::create);
        routes.addFor(PrefectRelease.V2_20, "POST", BASE + "filter", this::filter);
        routes.addFor(PrefectRelease.V2_20, "GET", BASE + "{id}", request -> ApiResponse.ok(found(request)));
        routes.addFor(PrefectRelease.V2_20, "PATCH", BASE + "{id}", this::update);
        routes.addFor(PrefectRelease.V2_20, "DELETE", BASE + "{id}", this::delete);
    }

    private ApiResponse create(ApiRequest request) {
        ObjectNode body = read(request, CREATE);
        ObjectNode policy = store.newObject();
        policy.setAll(body);
        Store.copy(policy, body, DEFAULTS);
        checkDocument(policy);
        store.notificationPolicies.put(policy);
        return ApiResponse.created(policy);
    }

    private static ObjectNode read(ApiRequest request, RequestModel model) {
        ObjectNode body = model.read(request);
        JsonNode template = body.path("message_template");
        if (UNKNOWN_PLACEHOLDER.matcher(template.asText()).find()) {
            ValidationErrors errors = new ValidationErrors(request.release(), request.body());
            errors.wrong(
                    Location.BODY.child("message_template"), template, "Invalid template provided: unknown variable");
            errors.raise();
        }
        return body;
    }

    private void checkDocument(JsonNode policy) {
        if (store.blockDocuments.get(policy, "block_document_id") == null) {
            throw ErrorResponseException.conflict();
        }
    }

    private ApiResponse update(ApiRequest request) {
        ObjectNode body = read(request, UPDATE);
        ObjectNode policy = store.notificationPolicies.get(request.parameter("id"));
        if (policy == null) {
            throw ErrorResponseException.detail(404, "Flow run notification policy <built-in function id> not found");
        }
        ObjectNode changed = policy.deepCopy();
        changed.setAll(body);
        checkDocument(changed);
        policy.setAll(body);
        store.touch(policy);
        return ApiResponse.noContent();
    }

    private ApiResponse delete(ApiRequest request) {
        store.notificationPolicies.remove(found(request).path("id").asText());
        return ApiResponse.noContent();
    }

    private ApiResponse filter(ApiRequest request) {
        Page page = Page.of(request);
        Comparator<ObjectNode> byId =
                Comparator.comparing(policy -> policy.path("id").asText());
        return ApiResponse.ok(page.of(
                store.notificationPolicies.all().stream().filter(ObjectFilter.NOTIFICATION_POLICIES.predicate(request)),
                byId,
                policy -> policy));
    }

    private ObjectNode found(ApiRequest request) {
        ObjectNode policy = store.notificationPolicies.get(request.parameter("id"));
        if (policy == null) {
            throw ErrorResponseException.detail(404, "flow run notification policy not found");
        }
        return policy;
    }
}
