/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.terminal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.core.ServiceConnection;
import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.call.Endpoint;
import io.cplnprefect.core.connection.Authentication;
import io.cplnprefect.core.connection.TextSocket;
import io.cplnprefect.core.connection.TextSocketListener;
import io.cplnprefect.core.setting.Secret;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A port of a replica.
 *
 * @param server the call that finds the replica server
 */
record ForwardTarget(
        ApiCall<ServiceConnection> server,
        Supplier<Secret> token,
        String org,
        String gvc,
        String workload,
        @Nullable String replica,
        int port) {

    private static final Endpoint TICKET = Endpoint.of("POST", "/portforward-ticket");

    /** A permission to open a connection, which expires. */
    record Ticket(ServiceConnection server, String value) {}

    /** Returns a call that requests a ticket. */
    ApiCall<Ticket> ticket() {
        return server.then(found -> found.<JsonNode>call(TICKET, "/portforward-ticket", document(), JsonNode.class)
                .map(response -> new Ticket(found, response.path("ticket").asText())));
    }

    /** Opens a connection to the port. */
    TextSocket open(Ticket ticket, TextSocketListener listener) {
        // The token is in the first message only. It comes from the user, so that no socket is open if that fails.
        String message = document()
                .put("contextId", UUID.randomUUID().toString())
                .put("token", token.get().reveal())
                .put("ticket", ticket.value())
                .toString();
        TextSocket socket = ticket.server().with(Authentication.NONE).openSocket("portforward", Map.of(), listener);
        socket.send(message);
        return socket;
    }

    private ObjectNode document() {
        ObjectNode port = JsonNodeFactory.instance.objectNode();
        port.put("org", org).put("gvc", gvc).put("workload", workload).put("port", this.port);
        if (replica != null) {
            port.put("pod", replica);
        }
        return port;
    }
}
