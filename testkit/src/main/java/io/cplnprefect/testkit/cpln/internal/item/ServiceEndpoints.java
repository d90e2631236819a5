/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.item;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.cpln.internal.kind.Kind;
import io.cplnprefect.testkit.cpln.internal.kind.Kinds;
import io.cplnprefect.testkit.cpln.internal.query.Listing;
import io.cplnprefect.testkit.cpln.internal.query.Pages;
import io.cplnprefect.testkit.cpln.internal.query.Query;
import io.cplnprefect.testkit.cpln.internal.wire.ApiException;
import io.cplnprefect.testkit.cpln.internal.wire.ApiRequest;
import io.cplnprefect.testkit.cpln.internal.wire.ApiResponse;
import io.cplnprefect.testkit.cpln.internal.wire.Json;
import io.cplnprefect.testkit.cpln.internal.wire.Links;
import io.cplnprefect.testkit.cpln.internal.wire.Principal;
import io.cplnprefect.testkit.cpln.internal.wire.Route;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** The endpoints outside the scheme that all kinds share. */
public final class ServiceEndpoints {
    private static final String ORG = "/org/{org}";
    static final String TERRAFORM = "/terraform-exporter";
    static final String CRD = "/k8s-crd-exporter";
    private static final Duration INSTALLATION = Duration.ofHours(1);

    private static final List<String> ENDPOINTS = List.of(
            "billing",
            "console",
            "browser",
            "hub",
            "registry",
            "audit",
            "logs",
            "metrics",
            "metrics-ng",
            "tracing",
            "byok",
            "metering",
            "billing-ng",
            "grafana",
            "mcp");

    private final Store store;
    private final Access access;
    private final ItemWriter writer;
    private final Pages pages;
    private final Supplier<String> serverUrl;

    /**
     * Creates the endpoints over a store.
     *
     * @param serverUrl the address of the emulator, which is that of all services
     */
    public ServiceEndpoints(Store store, Access access, ItemWriter writer, Pages pages, Supplier<String> serverUrl) {
        this.store = store;
        this.access = access;
        this.writer = writer;
        this.pages = pages;
        this.serverUrl = serverUrl;
    }

    /** Returns the routes of these endpoints. */
    public List<Route> routes() {
        return List.of(
                Route.open("GET", "/discovery", this::discovery),
                Route.of("GET", "/about", this::about),
                Route.of("GET", "/org", this::orgs),
                Route.of("POST", "/org/-query", this::queryOrgs),
                Route.of("POST", ORG + "/serviceaccount/{name}/-addKey", this::addKey),
                Route.of("POST", ORG + "/location/{name}/-install", this::installLocation),
                Route.of("POST", ORG + "/location/{name}/-uninstall", this::installLocation),
                Route.of("GET", ORG + "/cloudaccount/-instructions/{provider}", this::instructions));
    }

    private ApiResponse discovery(ApiRequest request) {
        ObjectNode document = Json.object();
        ObjectNode endpoints = document.putObject("endpoints");
        ENDPOINTS.forEach(name -> endpoints.put(name, serverUrl.get()));
        // Paths of their own: on that of the API a client would print the item itself instead of an export.
        endpoints.put("terraform-exporter", serverUrl.get() + TERRAFORM);
        endpoints.put("k8s-crd-exporter", serverUrl.get() + CRD);
        document.putObject("firebase")
                .put("apiKey", "none")
                .put("authDomain", "none")
                .put("projectId", "none");
        return ApiResponse.json(document);
    }

    private ApiResponse about(ApiRequest request) {
        return ApiResponse.json(Json.object().put("name", "control-plane-emulator"));
    }

    /** Lists the orgs that the token can access. */
    private ApiResponse orgs(ApiRequest request) {
        return ApiResponse.json(pages.list("org", Listing.of(own(request)), "/org", request.parameter("next")));
    }

    private ApiResponse queryOrgs(ApiRequest request) {
        Kind kind = Kinds.named("org");
        Query query = new Query(kind, request.optionalBody());
        return ApiResponse.json(
                pages.queryResult(kind, query, Listing.of(query.select(own(request))), request.path(), 0));
    }

    private List<ObjectNode> own(ApiRequest request) {
        return access.orgs(request.principal()).stream()
                .map(org -> store.require(Links.org(org)))
                .toList();
    }

    /** Creates a key, which is a valid token; only this response shows it. */
    private ApiResponse addKey(ApiRequest request) {
        String link = Links.parent(request.path());
        Kind kind = Kinds.named("serviceaccount");
        access.require(request.principal(), kind, "addKey", link);
        ObjectNode account = store.require(link);
        String description = request.body().path("description").asText();
        if (description.isEmpty()) {
            throw ApiException.badRequest("description is required");
        }
        String name = "s" + UUID.randomUUID().toString().replace("-", "").substring(0, 15);
        String org = Links.orgOf(link);
        String owner = org + "." + Links.name(link) + "." + UUID.randomUUID();
        String token = name + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(owner.getBytes(UTF_8));
        ObjectNode key =
                Json.object().put("name", name).put("created", writer.now()).put("description", description);
        ObjectNode patch = Json.object();
        patch.putArray("$append/keys").add(key.deepCopy());
        store.put(link, writer.patched(kind, link, account, patch));
        access.accept(token, new Principal(org, link, false));
        return ApiResponse.json(key.put("key", token));
    }

    /** Returns the command that installs or uninstalls a custom location. */
    private ApiResponse installLocation(ApiRequest request) {
        String link = Links.parent(request.path());
        access.require(request.principal(), Kinds.named("location"), "edit", link);
        store.require(link);
        Instant expires = Instant.parse(writer.now()).plus(INSTALLATION);
        ObjectNode document = Json.object().put("expires", expires.getEpochSecond());
        return ApiResponse.json(document.put("command", "echo " + Links.name(request.path()) + " " + link));
    }

    private ApiResponse instructions(ApiRequest request) {
        access.require(request.principal(), Kinds.named("cloudaccount"), "view", Links.org(request.variable("org")));
        ObjectNode document = Json.object();
        document.put("message", "Create a role for provider " + request.variable("provider"));
        document.putObject("data");
        return ApiResponse.json(document);
    }
}
