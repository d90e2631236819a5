/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.job;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The outcome of a run that is over, as its command and its execution show it. */
final class JobOutcome {
    private JobOutcome() {}

    /** Returns the final stage of the command. */
    static String stage(JobRun run) {
        if (run.stopReason() == JobRun.StopReason.DEADLINE) {
            return Stage.FAILED;
        }
        if (run.stopReason() != null) {
            return Stage.CANCELLED;
        }
        boolean good = run.ends().values().stream().allMatch(end -> end.exitCode() == 0);
        return good ? Stage.COMPLETED : Stage.FAILED;
    }

    /** Completes the execution. */
    static void describe(JobRun run, ObjectNode execution, String now) {
        String stage = stage(run);
        execution.put("completionTime", now);
        run.describeContainers(execution, now);
        if (run.stopReason() == JobRun.StopReason.DEADLINE) {
            execution.put("status", "removed").put("message", "Job was active longer than specified deadline");
        } else {
            execution.put("status", stage.equals(Stage.COMPLETED) ? "successful" : "failed");
        }
        ObjectNode condition = execution.putArray("conditions").addObject();
        condition
                .put("type", stage.equals(Stage.COMPLETED) ? "Complete" : "Failed")
                .put("status", "True");
        condition.put("lastDetectionTime", now).put("lastTransitionTime", now);
    }
}
