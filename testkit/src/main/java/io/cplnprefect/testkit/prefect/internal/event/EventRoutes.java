/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.prefect.internal.model.EventModels;
import io.cplnprefect.testkit.prefect.internal.store.Event;
import io.cplnprefect.testkit.prefect.internal.store.Store;
import io.cplnprefect.testkit.prefect.internal.wire.ApiRequest;
import io.cplnprefect.testkit.prefect.internal.wire.ApiResponse;
import io.cplnprefect.testkit.prefect.internal.wire.ErrorResponseException;
import io.cplnprefect.testkit.prefect.internal.wire.Location;
import io.cplnprefect.testkit.prefect.internal.wire.Routes;
import io.cplnprefect.testkit.prefect.internal.wire.ValidationErrors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events: ingestion and pages. A 2.20 server has them only with a setting that is off by default. */
public final class EventRoutes {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int PAGE_SIZE = 50;

    private final Store store;
    private final ReceivedEvents received;

    /** Creates the routes of a store. */
    public EventRoutes(Store store) {
        this.store = store;
        received = new ReceivedEvents(store);
    }

    /** Adds the routes. */
    public void add(Routes routes) {
        if (!store.v3()) {
            List.of("/events", "/events/filter", "/events/count-by/{countable}")
                    .forEach(path -> routes.add("POST", path, EventRoutes::disabled));
            routes.add("GET", "/events/filter/next", EventRoutes::disabled);
            return;
        }
        routes.add("POST", "/events", this::create);
        routes.add("POST", "/events/filter", this::filter);
        routes.add("GET", "/events/filter/next", this::next);
        routes.add("POST", "/events/count-by/{countable}", request -> EventCounts.respond(store, request));
    }

    private static ApiResponse disabled(ApiRequest request) {
        return ApiResponse.detail(
                404, "Events are not enabled. Please enable the PREFECT_EXPERIMENTAL_EVENTS setting.");
    }

    /** Stores a batch; one invalid event refuses the whole batch. */
    private ApiResponse create(ApiRequest request) {
        ValidationErrors errors = new ValidationErrors(request.release(), request.body());
        if (request.body().isArray()) {
            for (int i = 0; i < request.body().size(); i++) {
                EventModels.checkEvent(request.release(), request.body().get(i), Location.BODY.child(i), errors);
            }
        } else if (request.body().isMissingNode()) {
            errors.missing(Location.BODY, null);
        } else {
            errors.notListOfModels(Location.BODY, request.body());
        }
        errors.raise();
        request.body().forEach(received::add);
        return ApiResponse.noContent();
    }

    private ApiResponse filter(ApiRequest request) {
        ValidationErrors errors = new ValidationErrors(request.release(), request.body());
        JsonNode filter = request.parts().path("filter");
        if (!filter.isMissingNode() && !filter.isNull()) {
            EventModels.FILTER.check(request.release(), filter, Location.BODY.child("filter"), errors);
        }
        JsonNode limit = request.parts().path("limit");
        EventModels.checkLimit(limit, PAGE_SIZE, errors);
        errors.raise();
        EventFilter read =
                EventFilter.of(filter.isObject() ? filter : JsonNodeFactory.instance.objectNode(), store.now());
        List<Event> found = read.select(store.events);
        return page(request, read, found, found.size(), limit.asInt(PAGE_SIZE), 0);
    }

    private ApiResponse next(ApiRequest request) {
        String text = request.query().apply("page-token");
        if (text == null) {
            ValidationErrors errors = new ValidationErrors(request.release(), request.body());
            errors.missing(new Location(List.of("query", "page-token")), null);
            errors.raise();
        }
        JsonNode token = token(String.valueOf(text));
        if (token == null) {
            throw ErrorResponseException.detail(403, "Forbidden");
        }
        EventFilter filter = EventFilter.of(token.path("filter"), store.now());
        int offset = token.path("offset").asInt();
        int limit = token.path("page_size").asInt();
        return page(
                request,
                filter,
                filter.select(store.events),
                token.path("count").asInt(),
                limit,
                offset);
    }

    private ApiResponse page(
            ApiRequest request, EventFilter filter, List<Event> found, int total, int limit, int offset) {
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        ArrayNode events = page.putArray("events");
        found.stream().skip(offset).limit(limit).forEach(event -> events.add(event.toJson(store.release())));
        page.put("total", total);
        int end = offset + limit;
        page.put("next_page", end >= total ? null : link(request, filter, total, limit, end));
        return ApiResponse.ok(page);
    }

    /** Returns the address of a page, which the server builds from the host of the request. */
    private static String link(ApiRequest request, EventFilter filter, int total, int limit, int offset) {
        ObjectNode token = JsonNodeFactory.instance.objectNode();
        token.set("filter", filter.toJson());
        token.put("count", total).put("page_size", limit).put("offset", offset);
        // Python encodes the token when it creates it, and again when it writes it to the address.
        return "http://" + request.host() + "/api/events/filter/next?page-token=" + encoded(encoded(token.toString()));
    }

    private static @Nullable JsonNode token(String text) {
        try {
            byte[] inner = Base64.getDecoder().decode(Base64.getDecoder().decode(text));
            return MAPPER.readTree(inner) instanceof ObjectNode token ? token : null;
        } catch (IllegalArgumentException | IOException e) {
            return null;
        }
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
