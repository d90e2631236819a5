/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import io.cplnprefect.bridge.job.Outcome.End;
import java.time.Duration;

/**
 * The decision about a flow run whose job has ended. A pure function.
 *
 * <table>
 * <caption>The proposed state when the evidence is complete</caption>
 * <tr><th>job \ flow run</th><th>PENDING</th><th>RUNNING</th><th>CANCELLING</th><th>other</th></tr>
 * <tr><td>completed</td><td>CRASHED</td><td>COMPLETED</td><td>CANCELLED</td><td>none</td></tr>
 * <tr><td>failed, cancelled, gone</td><td>CRASHED</td><td>CRASHED</td><td>CANCELLED</td><td>none</td></tr>
 * </table>
 *
 * <p>The evidence is complete when a final stage was read in two rounds, or a 404 in five consecutive rounds with a minute
 * between; for a completed job, {@link #REPORT_GRACE} must also have passed, in which the flow's own report may still arrive.
 * FAILED is never proposed: if retries are left, the server would start a retry in a process that no longer exists. Nothing is
 * proposed for scheduled and paused runs, whose process ends by design.
 */
public final class OutcomeRule {

    /** Number of consecutive rounds in which a final stage must be read. */
    public static final int FINAL_SIGHTINGS = 2;

    /** Number of consecutive rounds in which a command must be missing. */
    public static final int MISSING_SIGHTINGS = 5;

    /** Minimum time between two sightings of a missing command. Closer ones count once, because they may have one cause. */
    public static final Duration BETWEEN_MISSING_SIGHTINGS = Duration.ofSeconds(60);

    /** How long the flow's own report may take after its job has completed. */
    public static final Duration REPORT_GRACE = Duration.ofSeconds(60);

    private OutcomeRule() {}

    /**
     * Returns the outcome for a flow run.
     *
     * @param stage the stage of the job, read in this round
     * @param sightings number of consecutive rounds with this stage, including this one
     * @param sinceFirst time since the first of these rounds
     * @param flowRunState type of the state of the flow run, read in this round
     * @return the outcome
     */
    public static Outcome decide(JobStage stage, int sightings, Duration sinceFirst, String flowRunState) {
        if (stage == JobStage.PENDING || stage == JobStage.RUNNING) {
            return new Outcome.Live();
        }
        return switch (flowRunState) {
            case "PENDING" -> proposed(stage, sightings, sinceFirst, End.CRASHED);
            case "RUNNING" ->
                proposed(stage, sightings, sinceFirst, stage == JobStage.COMPLETED ? End.COMPLETED : End.CRASHED);
            case "CANCELLING" -> proposed(stage, sightings, sinceFirst, End.CANCELLED);
            default -> new Outcome.Settled();
        };
    }

    private static Outcome proposed(JobStage stage, int sightings, Duration sinceFirst, End end) {
        boolean evident = switch (stage) {
            case GONE -> sightings >= MISSING_SIGHTINGS;
            case COMPLETED -> sightings >= FINAL_SIGHTINGS && sinceFirst.compareTo(REPORT_GRACE) >= 0;
            default -> sightings >= FINAL_SIGHTINGS;
        };
        return evident ? new Outcome.Propose(end) : new Outcome.Unconfirmed();
    }
}
