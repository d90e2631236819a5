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
 * <p>Nothing is proposed before the evidence is complete: a final stage seen in two rounds, a 404 five times in a row with a minute between, and
 * for a completed job {@link #REPORT_GRACE} as well, in which the flow's own report may still arrive. FAILED is
 * never proposed: with retries left the server would turn it into a retry within a process that no longer exists.
 * Scheduled and paused runs are left alone: their process ends by design.
 */
public final class OutcomeRule {

    /** How often a final stage must be seen. */
    public static final int FINAL_SIGHTINGS = 2;

    /** How often in a row a command must be missing. */
    public static final int MISSING_SIGHTINGS = 5;

    /** How far apart two such sightings must be to count as two; closer ones tell of one and the same trouble. */
    public static final Duration BETWEEN_MISSING_SIGHTINGS = Duration.ofSeconds(60);

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
        if (stage == JobStage.PENDING || stage == JobStage.RUNNING) {
            return new Verdict.Watch();
        }
        return switch (flowRunState) {
            case "PENDING" -> proposed(stage, sightings, sinceFirst, End.CRASHED);
            case "RUNNING" ->
                proposed(stage, sightings, sinceFirst, stage == JobStage.COMPLETED ? End.COMPLETED : End.CRASHED);
            case "CANCELLING" -> proposed(stage, sightings, sinceFirst, End.CANCELLED);
            default -> new Verdict.Settled();
        };
    }

    private static Verdict proposed(JobStage stage, int sightings, Duration sinceFirst, End end) {
        boolean evident = switch (stage) {
            case GONE -> sightings >= MISSING_SIGHTINGS;
            case COMPLETED -> sightings >= FINAL_SIGHTINGS && sinceFirst.compareTo(REPORT_GRACE) >= 0;
            default -> sightings >= FINAL_SIGHTINGS;
        };
        return evident ? new Verdict.Propose(end) : new Verdict.LookAgain();
    }
}
