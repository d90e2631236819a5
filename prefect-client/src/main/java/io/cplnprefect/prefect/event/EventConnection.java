/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.core.ServiceConnection;
import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.core.time.TimeSource;
import io.cplnprefect.prefect.internal.PrefectSocket;
import io.cplnprefect.prefect.server.ServerVersion;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What reaches the events of a server. Thread-safe if its parts are.
 *
 * @param connection opens the WebSockets
 * @param events sends and reads events by request
 * @param token supplies the API key, or {@code user:password}; {@code null} for none
 * @param version returns the call that reads the version of the server
 */
public record EventConnection(
        ServiceConnection connection,
        Events events,
        Supplier<@Nullable Secret> token,
        Supplier<ApiCall<ServerVersion>> version) {

    TimeSource time() {
        return connection.time();
    }

    /** Returns the first message of a WebSocket. */
    String authentication() {
        return PrefectSocket.authentication(connection.mapper(), token.get());
    }

    /** Returns the message that selects events. */
    String filter(EventFilter filter) {
        ObjectMapper mapper = connection.mapper();
        ObjectNode message = mapper.createObjectNode().put("type", "filter").put("backfill", true);
        return message.set("filter", mapper.valueToTree(filter)).toString();
    }

    String message(Event event) {
        try {
            return connection.mapper().writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new UsageException("Cannot write event " + event.id() + " as JSON: " + e.getOriginalMessage());
        }
    }

    /** Returns a message that was received; an empty one if it is not a JSON object. */
    JsonNode parse(String text) {
        try {
            return connection.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            return connection.mapper().createObjectNode();
        }
    }

    Event event(JsonNode node) throws JsonProcessingException {
        return connection.mapper().treeToValue(node, Event.class);
    }

    @Override
    public String toString() {
        return "EventConnection[" + connection.baseAddress() + "]";
    }
}
