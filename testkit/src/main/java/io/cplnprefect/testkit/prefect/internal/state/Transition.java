/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.state;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.time.Instant;

/**
 * The facts that decide about a proposed state: the run, its current state, the proposal, and the time.
 *
 * @param run the stored flow run
 * @param from the current state
 * @param to the proposed state
 */
public record Transition(PrefectRelease release, JsonNode run, JsonNode from, JsonNode to, Instant now) {
    public StateType fromType() {
        return type(from);
    }

    public StateType toType() {
        return type(to);
    }

    public String fromName() {
        return from.path("name").asText();
    }

    public String toName() {
        return to.path("name").asText();
    }

    public boolean v3() {
        return release == PrefectRelease.V3;
    }

    public boolean hasDeployment() {
        return run.hasNonNull("deployment_id");
    }

    public boolean hasInfrastructure() {
        return !run.path("infrastructure_pid").asText("").isEmpty();
    }

    public JsonNode policy() {
        return run.path("empirical_policy");
    }

    public JsonNode fromDetails() {
        return from.path("state_details");
    }

    public JsonNode toDetails() {
        return to.path("state_details");
    }

    /** Returns whether the current state is COMPLETED with a stored result. */
    public boolean fromHoldsResult() {
        return fromType() == StateType.COMPLETED && holdsResult(from);
    }

    public boolean toHoldsResult() {
        return holdsResult(to);
    }

    private static boolean holdsResult(JsonNode state) {
        JsonNode data = state.path("data");
        return !data.isNull()
                && !data.isMissingNode()
                && !data.path("type").asText().equals("unpersisted");
    }

    private static StateType type(JsonNode state) {
        return StateType.valueOf(state.path("type").asText());
    }
}
