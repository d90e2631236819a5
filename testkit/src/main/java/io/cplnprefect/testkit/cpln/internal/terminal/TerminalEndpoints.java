/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.terminal;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.testkit.cpln.internal.item.Access;
import io.cplnprefect.testkit.cpln.internal.item.Store;
import io.cplnprefect.testkit.cpln.internal.job.Jobs;
import io.cplnprefect.testkit.cpln.internal.kind.Kinds;
import io.cplnprefect.testkit.cpln.internal.wire.ApiException;
import io.cplnprefect.testkit.cpln.internal.wire.ApiRequest;
import io.cplnprefect.testkit.cpln.internal.wire.ApiResponse;
import io.cplnprefect.testkit.cpln.internal.wire.Json;
import io.cplnprefect.testkit.cpln.internal.wire.Links;
import io.cplnprefect.testkit.cpln.internal.wire.Principal;
import io.cplnprefect.testkit.cpln.internal.wire.Route;
import java.util.List;

/** The endpoints of the replica server. The sockets have their token in the first message. */
public final class TerminalEndpoints {
    private final Store store;
    private final Access access;
    private final Jobs jobs;
    private final Tickets tickets = new Tickets();

    /** Creates the endpoints over the live jobs. */
    public TerminalEndpoints(Store store, Access access, Jobs jobs) {
        this.store = store;
        this.access = access;
        this.jobs = jobs;
    }

    /** Returns the routes of these endpoints. */
    public List<Route> routes() {
        return List.of(
                Route.open("GET", "/exec", request -> ApiResponse.webSocket(new ExecSocket(this, jobs))),
                Route.open(
                        "GET",
                        "/portforward",
                        request -> ApiResponse.webSocket(new ForwardSocket(this, jobs, tickets))),
                Route.of("POST", "/portforward-ticket", this::ticket));
    }

    private ApiResponse ticket(ApiRequest request) {
        JsonNode body = request.body();
        String link = workload(request.principal(), body);
        int port = body.path("port").asInt();
        if (port < 1 || port > 65535) {
            throw ApiException.badRequest("port must be an integer from 1 to 65535");
        }
        return ApiResponse.json(Json.object().put("ticket", tickets.add(link, port)));
    }

    /**
     * Returns the link of the workload that the first message of a socket names.
     *
     * @throws ApiException if the token is not valid for it, or it does not exist
     */
    String workload(JsonNode message) {
        Principal principal = access.principal(message.path("token").asText());
        if (principal == null) {
            throw ApiException.unauthorized();
        }
        synchronized (store) {
            return workload(principal, message);
        }
    }

    private String workload(Principal principal, JsonNode message) {
        String gvc = Links.gvc(message.path("org").asText(), message.path("gvc").asText());
        // A terminal names only the replica, whose name begins with that of its command or workload.
        String name = message.path("workload").asText();
        String link = name.isEmpty() ? ofReplica(gvc, message.path("pod").asText()) : gvc + "/workload/" + name;
        access.require(principal, Kinds.named("workload"), "connect", link);
        store.require(link);
        return link;
    }

    private String ofReplica(String gvc, String replica) {
        return store.list(gvc + "/workload").stream()
                .map(Links::self)
                .filter(link -> replica.equals(Links.name(link) + "-0") || jobs.hasReplica(link, replica))
                .findFirst()
                .orElseThrow(() -> ApiException.notFound("replica " + replica));
    }
}
