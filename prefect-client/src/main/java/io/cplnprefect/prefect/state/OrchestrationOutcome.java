/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.state;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the server did with a proposed state, one type for each status. Immutable and thread-safe. */
public sealed interface OrchestrationOutcome {

    /**
     * Returns the state now in force.
     *
     * @return the state, or {@code null} if the flow run has none
     */
    @Nullable
    State state();

    /**
     * The state was written, possibly with another name.
     *
     * @param state the state now in force; another one than was proposed if it has been replaced since
     */
    record Accepted(@Nullable State state) implements OrchestrationOutcome {}

    /**
     * Another state was written, or the present state was kept; the caller should follow it.
     *
     * @param state the state now in force
     * @param reason the message of the server, or {@code null}
     */
    record Rejected(@Nullable State state, @Nullable String reason) implements OrchestrationOutcome {}

    /**
     * Nothing was written; the caller should stop working on the run.
     *
     * @param state the state now in force
     * @param reason the message of the server, or {@code null}
     */
    record Aborted(@Nullable State state, @Nullable String reason) implements OrchestrationOutcome {}

    /**
     * Nothing was written; the caller should propose the state again later.
     *
     * @param state the state now in force
     * @param delay time to wait before the state is proposed again
     * @param reason the message of the server, or {@code null}
     */
    record Waiting(
            @Nullable State state, Duration delay, @Nullable String reason) implements OrchestrationOutcome {}

    /**
     * The response was lost, and the state had not been written when the run was read back; it may still be written later.
     *
     * @param state the state in force when the run was read back
     */
    record Unresolved(@Nullable State state) implements OrchestrationOutcome {}

    /**
     * The server responded with a status that this client does not know.
     *
     * @param status the status
     * @param state the state now in force
     * @param reason the message of the server, or {@code null}
     */
    record Other(
            SetStateStatus status,
            @Nullable State state,
            @Nullable String reason) implements OrchestrationOutcome {}

    /**
     * Returns the outcome of a result.
     *
     * @param result the result of a proposal
     * @return the outcome
     */
    static OrchestrationOutcome of(OrchestrationResult result) {
        SetStateStatus status = result.status();
        State state = result.state();
        if (status.equals(SetStateStatus.ACCEPT)) {
            return new Accepted(state);
        }
        if (status.equals(SetStateStatus.REJECT)) {
            return new Rejected(state, result.reason());
        }
        if (status.equals(SetStateStatus.ABORT)) {
            return new Aborted(state, result.reason());
        }
        if (status.equals(SetStateStatus.WAIT)) {
            Duration delay = result.delay();
            return new Waiting(state, delay == null ? Duration.ZERO : delay, result.reason());
        }
        return status.equals(SetStateStatus.UNKNOWN)
                ? new Unresolved(state)
                : new Other(status, state, result.reason());
    }
}
