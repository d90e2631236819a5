/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.item;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.cpln.internal.kind.Kinds;
import io.cplnprefect.testkit.cpln.internal.query.Listing;
import io.cplnprefect.testkit.cpln.internal.query.Pages;
import io.cplnprefect.testkit.cpln.internal.trail.AuditTrail;
import io.cplnprefect.testkit.cpln.internal.wire.ApiException;
import io.cplnprefect.testkit.cpln.internal.wire.ApiRequest;
import io.cplnprefect.testkit.cpln.internal.wire.ApiResponse;
import io.cplnprefect.testkit.cpln.internal.wire.Json;
import io.cplnprefect.testkit.cpln.internal.wire.Links;
import io.cplnprefect.testkit.cpln.internal.wire.Route;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The endpoints of the audit service. */
public final class AuditEndpoints {
    private static final String ORG = "/audit/org/{org}";

    private final Store store;
    private final Access access;
    private final ItemWriter writer;
    private final Pages pages;
    private final AuditTrail audit;

    /** Creates the endpoints over an audit trail. */
    public AuditEndpoints(Store store, Access access, ItemWriter writer, Pages pages, Trail trail) {
        this.store = store;
        this.access = access;
        this.writer = writer;
        this.pages = pages;
        this.audit = trail.audit();
    }

    /** Returns the routes of these endpoints. */
    public List<Route> routes() {
        return List.of(
                Route.of("GET", ORG, request -> list(request, event -> true)),
                Route.of("GET", ORG + "/resource/id/{value}", request -> list(request, has(request, "resource", "id"))),
                Route.of(
                        "GET",
                        ORG + "/resource/name/{value}",
                        request -> list(request, has(request, "resource", "name"))),
                Route.of("GET", ORG + "/requestId/{value}", request -> list(request, has(request, "requestId"))),
                Route.of(
                        "GET",
                        ORG + "/subject/email/{value}",
                        request -> list(request, has(request, "subject", "email"))),
                Route.of("GET", ORG + "/id/{value}", this::read),
                Route.of("POST", ORG + "/auditctx/{context}", this::write));
    }

    private static Predicate<JsonNode> has(ApiRequest request, String... path) {
        String value = request.variable("value");
        return event -> value.equals(Json.text(event, path));
    }

    private ApiResponse list(ApiRequest request, Predicate<JsonNode> condition) {
        String org = viewed(request);
        Instant from = time(request, "fromEvent", Instant.MIN);
        Instant to = time(request, "toEvent", Instant.MAX);
        List<JsonNode> found = audit.find(
                org,
                condition
                        .and(isWithin(from, to))
                        .and(matches(request, "resourceType", "resource", "type"))
                        .and(matches(request, "contextName", "context", "name"))
                        .and(isBy(request.parameter("subjectName"))));
        ObjectNode page = pages.list("auditevent", Listing.of(found), request.path(), request.parameter("next"));
        page.put("kind", "queryresult").putObject("query");
        return ApiResponse.json(page);
    }

    private static Predicate<JsonNode> matches(ApiRequest request, String parameter, String... path) {
        String wanted = request.parameter(parameter);
        return event -> wanted == null || wanted.equals(Json.text(event, path));
    }

    private static Predicate<JsonNode> isBy(@Nullable String subject) {
        return event -> subject == null
                || subject.equals(Json.text(event, "subject", "email"))
                || subject.equals(Json.text(event, "subject", "name"))
                || subject.equals(Json.text(event, "subject", "data", "principalLink"));
    }

    private static Predicate<JsonNode> isWithin(Instant from, Instant to) {
        return event -> {
            Instant time = Instant.parse(event.path("eventTime").asText());
            return !time.isBefore(from) && !time.isAfter(to);
        };
    }

    private static Instant time(ApiRequest request, String parameter, Instant absent) {
        String text = request.parameter(parameter);
        try {
            return text == null ? absent : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw ApiException.badRequest(parameter + " must be a time in ISO 8601, not " + text);
        }
    }

    private ApiResponse read(ApiRequest request) {
        String org = viewed(request);
        JsonNode event = audit.find(org, has(request, "id")).stream()
                .findFirst()
                .orElseThrow(() -> ApiException.notFound(request.path()));
        ObjectNode document = Json.object().put("kind", "queryresult").put("itemKind", "auditevent");
        document.set("item", event);
        document.putObject("query");
        Links.add(document.putArray("links"), "self", request.path());
        return ApiResponse.json(document);
    }

    private ApiResponse write(ApiRequest request) {
        String org = request.variable("org");
        String context = request.variable("context");
        String link = Links.org(org) + "/auditctx/" + context;
        access.require(request.principal(), Kinds.named("auditctx"), "writeAudit", link);
        if (context.equals(AuditTrail.PLATFORM)) {
            throw ApiException.forbidden("Only the platform writes to the audit context " + context);
        }
        store.require(link);
        ObjectNode event = request.body();
        for (String member : List.of("id", "type")) {
            if (Json.text(event, "resource", member) == null) {
                throw ApiException.badRequest("resource." + member + " is required");
            }
        }
        if (event.path("eventTime").isTextual()) {
            checkTime(event.path("eventTime").asText());
        }
        String id = audit.add(org, context, event.deepCopy(), writer.now());
        return ApiResponse.json(Json.object().put("id", id).put("message", "Published event with ID " + id));
    }

    private static void checkTime(String text) {
        try {
            Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw ApiException.badRequest("eventTime must be a time in ISO 8601, not " + text);
        }
    }

    private String viewed(ApiRequest request) {
        String org = request.variable("org");
        access.require(request.principal(), Kinds.named("org"), "view", Links.org(org));
        return org;
    }
}
