/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.state;

import io.cplnprefect.testkit.prefect.internal.store.FlowRun;
import io.cplnprefect.testkit.prefect.internal.store.State;
import io.cplnprefect.testkit.prefect.internal.store.StateType;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.time.Instant;

/**
 * The facts that decide about a proposed state.
 *
 * @param run the flow run
 * @param from its current state
 * @param to the proposed state
 * @param now the time of the server
 */
public record Transition(PrefectRelease release, FlowRun run, State from, State to, Instant now) {
    StateType fromType() {
        return from.type();
    }

    StateType toType() {
        return to.type();
    }

    boolean v3() {
        return release == PrefectRelease.V3;
    }

    boolean hasDeployment() {
        return run.deploymentId != null;
    }

    boolean hasInfrastructure() {
        return run.infrastructurePid != null && !run.infrastructurePid.isEmpty();
    }

    /** Returns whether the current state is COMPLETED with a stored result. */
    boolean fromHoldsResult() {
        return fromType() == StateType.COMPLETED && from.hasStoredResult();
    }
}
