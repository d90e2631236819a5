/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** Single addresses outside the scheme of the kinds. */
final class ServiceHandlers {
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
            "terraform-exporter",
            "k8s-crd-exporter",
            "mcp");

    private final Store store;
    private final Access access;
    private final ItemWriter writer;
    private final Pages pages;
    private final Supplier<String> serverUrl;

    ServiceHandlers(Store store, Access access, ItemWriter writer, Pages pages, Supplier<String> serverUrl) {
        this.store = store;
        this.access = access;
        this.writer = writer;
        this.pages = pages;
        this.serverUrl = serverUrl;
    }

    /** All services live at one address here. */
    Answer discovery(Call call) {
        ObjectNode document = Json.object();
        ObjectNode endpoints = document.putObject("endpoints");
        ENDPOINTS.forEach(name -> endpoints.put(name, serverUrl.get()));
        document.putObject("firebase")
                .put("apiKey", "none")
                .put("authDomain", "none")
                .put("projectId", "none");
        return Answer.json(document);
    }

    Answer about(Call call) {
        return Answer.json(Json.object().put("name", "control-plane-emulator"));
    }

    /** The orgs a token can see: the one it was made for. */
    Answer orgs(Call call) {
        List<ObjectNode> own = List.of(store.require(Links.org(call.principal().org())));
        return Answer.json(pages.list("org", own, "/org", call.parameter("next")));
    }

    Answer queryOrgs(Call call) {
        Kind kind = Kinds.named("org");
        Query query = new Query(kind, call.optionalBody());
        List<ObjectNode> own = List.of(store.require(Links.org(call.principal().org())));
        return Answer.json(pages.queryResult(kind, query, query.pick(own), call.path(), 0));
    }

    Answer userByEmail(Call call) {
        String users = Links.org(call.variable("org")) + "/user";
        access.require(call.principal(), Kinds.named("user"), "view", users);
        for (ObjectNode user : store.list(users)) {
            if (user.path("email").asText().equals(call.variable("email"))) {
                return Answer.json(user);
            }
        }
        throw ApiFault.notFound(call.path());
    }

    /** Makes a key that works as a token; only this answer shows it. */
    Answer addKey(Call call) {
        String link = Links.parent(call.path());
        Kind kind = Kinds.named("serviceaccount");
        access.require(call.principal(), kind, "addKey", link);
        ObjectNode account = store.require(link);
        String description = call.body().path("description").asText();
        if (description.isEmpty()) {
            throw ApiFault.badRequest("\"description\" is required");
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
        return Answer.json(key.put("key", token));
    }

    Answer audit(Call call) {
        access.require(call.principal(), Kinds.named("org"), "view", Links.org(call.variable("org")));
        List<JsonNode> none = List.of();
        return Answer.json(pages.list("auditevent", none, call.path(), null));
    }
}
