/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.prefect.internal.wire.Times;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One state of a run; immutable.
 *
 * @param data the result or a reference to it, a null node if there is none
 * @param recorded whether a client has entered the state and reported it later; reads show the data of such a state only
 */
public record State(
        String id,
        StateType type,
        String name,
        Instant timestamp,
        @Nullable String message,
        JsonNode data,
        StateDetails details,
        boolean recorded) {

    /** Returns this state with other details. */
    public State with(StateDetails other) {
        return new State(id, type, name, timestamp, message, data, other, recorded);
    }

    /** Returns this state with another timestamp. */
    public State at(Instant other) {
        return new State(id, type, name, other, message, data, details, recorded);
    }

    /** Returns whether the state has a result that was stored. */
    public boolean hasStoredResult() {
        return !data.isNull() && !data.path("type").asText().equals("unpersisted");
    }

    /** Returns the state as a read of it shows it, which is without the result of a proposed state. */
    public ObjectNode toJson(PrefectRelease release) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", id);
        json.put("type", type.name());
        json.put("name", name);
        json.put("timestamp", Times.text(release, timestamp));
        json.put("message", message);
        json.set("data", recorded ? data : NullNode.getInstance());
        json.set("state_details", details.toJson(release));
        return json;
    }

    /** Returns the state as the response to its proposal shows it, with its result. */
    public ObjectNode toJsonWithResult(PrefectRelease release) {
        ObjectNode json = toJson(release);
        json.set("data", data);
        return json;
    }
}
