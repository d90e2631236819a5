/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import io.cplnprefect.bridge.job.Verdict.End;
import java.time.Duration;

/**
 * What becomes of a flow run when its job has ended. A pure function of what was seen.
 *
 * <table>
 * <caption>The rule, once the evidence is complete</caption>
 * <tr><th>job \ flow run</th><th>PENDING</th><th>RUNNING</th><th>CANCELLING</th><th>any other</th></tr>
 * <tr><td>completed</td><td>CRASHED</td><td>COMPLETED</td><td>CANCELLED</td><td>nothing</td></tr>
 * <tr><td>failed, cancelled, gone</td><td>CRASHED</td><td>CRASHED</td><td>CANCELLED</td><td>nothing</td></tr>
 * </table>
 *
 * <p>Evidence is complete when a final stage was seen in two rounds, when a 404 came five times in a row, or, for a
 * completed job, when {@link #REPORT_GRACE} has passed as well, in which the flow's own report may still arrive. FAILED is
 * never proposed: with retries left the server would turn it into a retry within a process that no longer exists.
 * Scheduled and paused runs are left alone: their process ends by design.
 */
public final class OutcomeRule {

    /** How often a final stage must be seen. */
    public static final int FINAL_SIGHTINGS = 2;

    /** How often in a row a command must be missing. */
    public static final int MISSING_SIGHTINGS = 5;

    /** How long the flow's own report may take after its job completed. */
    public static final Duration REPORT_GRACE = Duration.ofSeconds(60);

    private OutcomeRule() {}

    /**
     * Decides.
     *
     * @param stage what the command says now
     * @param sightings how many rounds in a row it said that, this one included
     * @param sinceFirst time since it said that first
     * @param flowRunState type of the flow run's state, read in this round
     * @return what to do
     */
    public static Verdict decide(JobStage stage, int sightings, Duration sinceFirst, String flowRunState) {
        return switch (stage) {
            case PENDING, RUNNING -> new Verdict.Watch();
            case GONE -> sightings < MISSING_SIGHTINGS ? new Verdict.LookAgain() : unfinished(flowRunState, End.CRASHED);
            case FAILED, CANCELLED ->
                sightings < FINAL_SIGHTINGS ? new Verdict.LookAgain() : unfinished(flowRunState, End.CRASHED);
            case COMPLETED -> completed(sightings, sinceFirst, flowRunState);
        };
    }

    private static Verdict completed(int sightings, Duration sinceFirst, String flowRunState) {
        Verdict verdict = unfinished(flowRunState, flowRunState.equals("PENDING") ? End.CRASHED : End.COMPLETED);
        boolean tooEarly = sightings < FINAL_SIGHTINGS || sinceFirst.compareTo(REPORT_GRACE) < 0;
        return verdict instanceof Verdict.Propose && tooEarly ? new Verdict.LookAgain() : verdict;
    }

    private static Verdict unfinished(String flowRunState, End end) {
        return switch (flowRunState) {
            case "PENDING", "RUNNING" -> new Verdict.Propose(end);
            case "CANCELLING" -> new Verdict.Propose(End.CANCELLED);
            default -> new Verdict.Settled();
        };
    }
}
