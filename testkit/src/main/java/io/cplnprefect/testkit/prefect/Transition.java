/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * All facts that decide about a proposed state: the run as it is, its current state, the proposal, and the time.
 *
 * @param run the stored flow run
 * @param from the current state
 * @param to the proposed state
 */
record Transition(PrefectRelease release, JsonNode run, JsonNode from, JsonNode to, Instant now) {
    StateType fromType() {
        return type(from);
    }

    StateType toType() {
        return type(to);
    }

    String fromName() {
        return from.path("name").asText();
    }

    String toName() {
        return to.path("name").asText();
    }

    boolean v3() {
        return release == PrefectRelease.V3;
    }

    boolean hasDeployment() {
        return run.hasNonNull("deployment_id");
    }

    boolean hasInfrastructure() {
        return !run.path("infrastructure_pid").asText("").isEmpty();
    }

    JsonNode policy() {
        return run.path("empirical_policy");
    }

    JsonNode fromDetails() {
        return from.path("state_details");
    }

    JsonNode toDetails() {
        return to.path("state_details");
    }

    /** Tells whether the current state is COMPLETED with a result that was stored somewhere. */
    boolean fromHoldsResult() {
        return fromType() == StateType.COMPLETED && holdsResult(from);
    }

    boolean toHoldsResult() {
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
