/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.explain;

import io.cplnprefect.bridge.job.Job;
import io.cplnprefect.bridge.sync.SyncAction;
import io.cplnprefect.bridge.sync.SyncDecision;
import java.util.stream.Collectors;

/** A decision in words. Pure functions. */
final class NextStep {

    private NextStep() {}

    static String of(SyncDecision decision) {
        SyncAction action = decision.action();
        if (action instanceof SyncAction.Wait wait) {
            return decision.sighting() == null
                    ? "wait: " + wait.reason()
                    : "wait for further sightings of the same fact: "
                            + decision.sighting().fact();
        }
        if (action instanceof SyncAction.Leave leave) {
            return "nothing: " + leave.reason();
        }
        if (action instanceof SyncAction.WritePid pid) {
            return "write the PID " + pid.job().pid();
        }
        if (action instanceof SyncAction.Propose propose) {
            return "propose " + propose.kind() + ": " + propose.reason();
        }
        if (action instanceof SyncAction.GiveBack giveBack) {
            return "return the flow run to its work pool: " + giveBack.reason();
        }
        if (action instanceof SyncAction.PutBack putBack) {
            return "put back the state that counts, "
                    + putBack.repair().counts().type();
        }
        if (action instanceof SyncAction.Stop stop) {
            return "stop "
                    + stop.jobs().stream().map(Job::pid).map(String::valueOf).collect(Collectors.joining(", ")) + ": "
                    + stop.reason();
        }
        return action instanceof SyncAction.ContinueSubmission
                ? "the worker of the claim continues the submission"
                : "read more";
    }
}
