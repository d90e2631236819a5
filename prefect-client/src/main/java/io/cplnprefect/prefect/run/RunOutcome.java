/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.run;

import io.cplnprefect.prefect.flowrun.FlowRun;

/** How a flow run has ended, or that it has not. */
public sealed interface RunOutcome {

    /** Returns the flow run as it was last read. */
    FlowRun flowRun();

    /** Returns whether the flow run has ended. */
    default boolean ended() {
        return !(this instanceof Unfinished);
    }

    /** The flow run is COMPLETED. */
    record Completed(FlowRun flowRun) implements RunOutcome {}

    /** The flow run is FAILED: its code has raised an error. */
    record Failed(FlowRun flowRun) implements RunOutcome {}

    /** The flow run is CRASHED: its process has ended without a result. */
    record Crashed(FlowRun flowRun) implements RunOutcome {}

    /** The flow run is CANCELLED. */
    record Cancelled(FlowRun flowRun) implements RunOutcome {}

    /** The flow run has not ended within the time; it goes on. */
    record Unfinished(FlowRun flowRun) implements RunOutcome {}
}
