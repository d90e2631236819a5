/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.item;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.cpln.internal.kind.Kind;
import io.cplnprefect.testkit.cpln.internal.kind.Kinds;
import io.cplnprefect.testkit.cpln.internal.wire.ApiException;
import io.cplnprefect.testkit.cpln.internal.wire.ApiRequest;
import io.cplnprefect.testkit.cpln.internal.wire.ApiResponse;
import io.cplnprefect.testkit.cpln.internal.wire.Json;
import io.cplnprefect.testkit.cpln.internal.wire.Links;
import io.cplnprefect.testkit.cpln.internal.wire.Route;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** The endpoints of agents, whose creation returns a configuration that is shown only once. */
public final class AgentEndpoints {
    private static final Kind AGENT = Kinds.named("agent");

    private final Store store;
    private final ItemWriter writer;
    private final Access access;
    private final Items items;
    private final Supplier<String> serverUrl;

    /** Creates the endpoints over a store. */
    public AgentEndpoints(Store store, ItemWriter writer, Access access, Items items, Supplier<String> serverUrl) {
        this.store = store;
        this.writer = writer;
        this.access = access;
        this.items = items;
        this.serverUrl = serverUrl;
    }

    /** Returns the routes of these endpoints. */
    public List<Route> routes() {
        return List.of(
                Route.of("POST", "/org/{org}/agent", this::create),
                Route.of("GET", "/org/{org}/agent/{name}/-info", this::info));
    }

    private ApiResponse create(ApiRequest request) {
        ObjectNode body = request.body();
        String link = request.path() + "/" + body.path("name").asText();
        access.require(request.principal(), AGENT, "create", link);
        if (store.has(link)) {
            throw ApiException.conflict("agent " + link + " already exists");
        }
        ObjectNode agent = writer.replaced(AGENT, link, null, body);
        if (!request.isDryRun()) {
            items.save(link, agent);
        }
        ObjectNode shown = agent.deepCopy();
        ObjectNode config = shown.putObject("status").putObject("bootstrapConfig");
        config.put("registrationToken", UUID.randomUUID().toString());
        config.put("agentId", agent.path("id").asText());
        config.put("agentLink", Links.self(agent));
        config.put("hubEndpoint", serverUrl.get());
        config.put("protocolVersion", "v2");
        return ApiResponse.json(request.isDryRun() ? 200 : 201, shown, link);
    }

    /** Returns the state of an agent that has no peers and no services. */
    private ApiResponse info(ApiRequest request) {
        String link = Links.parent(request.path());
        access.require(request.principal(), AGENT, "view", link);
        store.require(link);
        ObjectNode info = Json.object().put("protocolVersion", "v2");
        info.putObject("env");
        return ApiResponse.json(info.put("peerCount", 0).put("serviceCount", 0));
    }
}
