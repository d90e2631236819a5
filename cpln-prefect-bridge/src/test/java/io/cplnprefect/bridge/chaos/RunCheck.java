/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.chaos;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The rules that a flow run satisfies after all jobs have ended. */
final class RunCheck {

    private RunCheck() {}

    /**
     * Compares the state of a flow run with the lines of its jobs.
     *
     * @param run the flow run
     * @param state type of its state
     * @param retries times at which it was scheduled again
     * @param file lines of its jobs
     * @return the rules that do not hold; empty if all hold
     */
    static List<String> violations(PlannedRun run, String state, List<Instant> retries, JobFile file) {
        List<String> violations = new ArrayList<>();
        if (!FlowRuns.FINAL.contains(state)) {
            violations.add("did not end: it is " + state);
        }
        List<Instant> starts = new ArrayList<>(List.of(Instant.MIN));
        starts.addAll(retries);
        starts.sort(null);
        List<JobFile.Line> last = List.of();
        for (int i = 0; i < starts.size(); i++) {
            Instant end = i + 1 < starts.size() ? starts.get(i + 1) : Instant.MAX;
            last = file.executions(starts.get(i), end);
            if (last.size() > 1) {
                violations.add("attempt " + (i + 1) + " was executed " + last.size() + " times");
            } else if (last.isEmpty() && !run.isCancelled()) {
                violations.add("attempt " + (i + 1) + " was not executed");
            }
        }
        if (violations.isEmpty()) {
            Set<String> expected = expected(run, last, file);
            if (!expected.contains(state)) {
                violations.add("is " + state + ", but its job leads to " + expected);
            }
        }
        return violations;
    }

    private static Set<String> expected(PlannedRun run, List<JobFile.Line> executions, JobFile file) {
        List<String> events = executions.isEmpty() ? List.of() : file.eventsAfter(executions.get(0));
        String end = events.isEmpty() ? "" : events.get(events.size() - 1);
        Set<String> expected = new TreeSet<>(
                switch (end) {
                    case "reported:COMPLETED", "returns:COMPLETED", "forgets" -> Set.of("COMPLETED");
                    case "reported:FAILED", "returns:FAILED" -> Set.of("FAILED");
                    case "reported:CANCELLED" -> Set.of("CANCELLED");
                    case "kills-itself" -> Set.of("CRASHED");
                    // The server may have written the report whose response the job did not receive.
                    case "unreachable" -> Set.of("CRASHED", run.kind() == JobKind.FAILS ? "FAILED" : "COMPLETED");
                    default -> Set.of();
                });
        // Without a report, the request to cancel may have come first.
        if (run.isCancelled() && !end.startsWith("reported:")) {
            expected.add("CANCELLED");
        }
        return expected;
    }
}
