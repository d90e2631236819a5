/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.automation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.cplnprefect.testkit.prefect.internal.event.ObjectEvents;
import io.cplnprefect.testkit.prefect.internal.filter.AttributeOrder;
import io.cplnprefect.testkit.prefect.internal.filter.ObjectFilter;
import io.cplnprefect.testkit.prefect.internal.model.RequestModel;
import io.cplnprefect.testkit.prefect.internal.store.Attributes;
import io.cplnprefect.testkit.prefect.internal.store.Store;
import io.cplnprefect.testkit.prefect.internal.wire.ApiRequest;
import io.cplnprefect.testkit.prefect.internal.wire.ApiResponse;
import io.cplnprefect.testkit.prefect.internal.wire.ErrorResponseException;
import io.cplnprefect.testkit.prefect.internal.wire.Location;
import io.cplnprefect.testkit.prefect.internal.wire.Page;
import io.cplnprefect.testkit.prefect.internal.wire.Routes;
import io.cplnprefect.testkit.prefect.internal.wire.ValidationErrors;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Automations. A 2.20 server has them only with a setting that is off by default. */
public final class AutomationRoutes {
    private static final String OWNER = "owner_resource";
    private static final List<String> ACTIONS = List.of("actions", "actions_on_trigger", "actions_on_resolve");
    private static final String[] FIELDS = {
        "name!:text",
        "description+:text",
        "enabled+:bool",
        "tags+:texts",
        "trigger!:any",
        "actions!:any",
        "actions_on_trigger:any",
        "actions_on_resolve:any"
    };
    private static final RequestModel CREATE = RequestModel.of(FIELDS, "owner_resource:text");
    private static final RequestModel UPDATE = RequestModel.of(FIELDS);
    private static final RequestModel PATCH = RequestModel.of("enabled+:bool");
    private static final List<String> SORTS = List.of("NAME_ASC", "NAME_DESC", "CREATED_DESC", "UPDATED_DESC");
    private static final Map<String, JsonNode> DEFAULTS = defaults();

    private final Store store;
    private final ObjectEvents events;

    /** Creates the routes of a store. */
    public AutomationRoutes(Store store) {
        this.store = store;
        events = ObjectEvents.ofAutomations(store);
    }

    private static Map<String, JsonNode> defaults() {
        Map<String, JsonNode> defaults = new LinkedHashMap<>();
        defaults.put("description", TextNode.valueOf(""));
        defaults.put("enabled", BooleanNode.TRUE);
        defaults.put("tags", JsonNodeFactory.instance.arrayNode());
        ACTIONS.forEach(name -> defaults.put(name, JsonNodeFactory.instance.arrayNode()));
        return defaults;
    }

    /** Adds the routes. */
    public void add(Routes routes) {
        add(routes, "POST", "/automations/", this::create);
        add(routes, "POST", "/automations/filter", this::filter);
        add(routes, "POST", "/automations/count", this::count);
        add(routes, "GET", "/automations/{id:uuid}", request -> ApiResponse.ok(shown(found(request))));
        add(routes, "PUT", "/automations/{id:uuid}", this::update);
        add(routes, "PATCH", "/automations/{id:uuid}", this::patch);
        add(routes, "DELETE", "/automations/{id:uuid}", this::delete);
        add(routes, "GET", "/automations/related-to/{resource_id}", this::relatedTo);
        add(routes, "DELETE", "/automations/owned-by/{resource_id}", this::deleteOwned);
    }

    private void add(Routes routes, String method, String path, Routes.Handler handler) {
        routes.add(method, path, store.v3() ? handler : AutomationRoutes::disabled);
    }

    private static ApiResponse disabled(ApiRequest request) {
        return ApiResponse.detail(
                404,
                "Automations are not enabled. Please enable the PREFECT_EXPERIMENTAL_EVENTS and"
                        + " PREFECT_API_SERVICES_TRIGGERS_ENABLED settings.");
    }

    private ApiResponse create(ApiRequest request) {
        ObjectNode body = read(request, CREATE);
        ObjectNode automation = store.newObject();
        automation.set("name", body.get("name"));
        Store.copy(automation, body, DEFAULTS);
        automation.set("trigger", body.get("trigger"));
        if (body.hasNonNull(OWNER)) {
            automation.set(OWNER, body.get(OWNER));
        }
        checkLoop(request, automation);
        store.automations.put(automation);
        events.created(shown(automation));
        return ApiResponse.created(shown(automation));
    }

    /** Changes the members that a request has. */
    private ApiResponse update(ApiRequest request) {
        ObjectNode body = read(request, UPDATE);
        change(request, body, body.has("enabled") ? body : body.deepCopy().put("enabled", true));
        return ApiResponse.noContent();
    }

    private ApiResponse patch(ApiRequest request) {
        ObjectNode body = PATCH.read(request);
        change(request, body, found(request).deepCopy().setAll(body));
        return ApiResponse.noContent();
    }

    private void change(ApiRequest request, ObjectNode body, JsonNode checked) {
        checkLoop(request, checked);
        ObjectNode automation = found(request);
        automation.setAll(body);
        store.touch(automation);
        store.automations.put(automation);
        events.updated(shown(automation));
    }

    private ApiResponse delete(ApiRequest request) {
        ObjectNode automation = found(request);
        store.automations.remove(automation.path("id").asText());
        events.deleted(shown(automation));
        return ApiResponse.noContent();
    }

    private ApiResponse deleteOwned(ApiRequest request) {
        store.automations
                .with(OWNER, TextNode.valueOf(request.parameter("resource_id")))
                .forEach(automation ->
                        store.automations.remove(automation.path("id").asText()));
        return ApiResponse.of(202, NullNode.getInstance());
    }

    private ApiResponse relatedTo(ApiRequest request) {
        String resource = request.parameter("resource_id");
        ArrayNode related = JsonNodeFactory.instance.arrayNode();
        store.automations.all().stream()
                .filter(automation -> isRelated(automation, resource))
                .forEach(automation -> related.add(shown(automation)));
        return ApiResponse.ok(related);
    }

    private static boolean isRelated(ObjectNode automation, String resource) {
        if (automation.path(OWNER).asText().equals(resource)) {
            return true;
        }
        for (JsonNode action : automation.path("actions")) {
            String deployment =
                    "prefect.deployment." + action.path("deployment_id").asText();
            if (action.path("type").asText().equals("run-deployment") && deployment.equals(resource)) {
                return true;
            }
        }
        return false;
    }

    private ApiResponse filter(ApiRequest request) {
        Page page = Page.of(request);
        Comparator<ObjectNode> order = Comparator.comparing(Attributes::of, AttributeOrder.of(request, SORTS));
        return ApiResponse.ok(page.of(selected(request), order, AutomationRoutes::shown));
    }

    private ApiResponse count(ApiRequest request) {
        return ApiResponse.ok(IntNode.valueOf(Math.toIntExact(selected(request).count())));
    }

    private Stream<ObjectNode> selected(ApiRequest request) {
        return store.automations.all().stream().filter(ObjectFilter.AUTOMATIONS.predicate(request));
    }

    /** Returns the body of a request with its trigger and actions as the server stores them. */
    private static ObjectNode read(ApiRequest request, RequestModel model) {
        ObjectNode body = model.read(request);
        ValidationErrors errors = new ValidationErrors(request.release(), request.body());
        AutomationTriggers.check(body.path("trigger"), Location.BODY.child("trigger"), errors);
        for (String actions : ACTIONS) {
            if (body.has(actions)) {
                AutomationActions.check(body.get(actions), Location.BODY.child(actions), errors);
            }
        }
        errors.raise();
        body.set("trigger", AutomationTriggers.stored(body.path("trigger")));
        for (String actions : ACTIONS) {
            if (body.has(actions)) {
                body.set(actions, AutomationActions.stored(body.get(actions)));
            }
        }
        return body;
    }

    private static void checkLoop(ApiRequest request, JsonNode automation) {
        ValidationErrors errors = new ValidationErrors(request.release(), request.body());
        if (RunLoops.isLoop(automation)) {
            errors.wrong(
                    Location.BODY,
                    automation,
                    "The automation reacts to the flow runs that it starts, which leads to an infinite loop");
        }
        errors.raise();
    }

    private static ObjectNode shown(ObjectNode automation) {
        ObjectNode shown = automation.deepCopy();
        shown.remove(OWNER);
        return shown;
    }

    private ObjectNode found(ApiRequest request) {
        ObjectNode automation = store.automations.get(request.parameter("id"));
        if (automation == null) {
            throw new ErrorResponseException(ApiResponse.exception(404, "Automation not found"));
        }
        return automation;
    }
}
