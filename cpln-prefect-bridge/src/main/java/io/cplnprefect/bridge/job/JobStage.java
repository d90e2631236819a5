/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

/** The stage of a job, read from its command. */
public enum JobStage {
    /** Accepted, not yet running. */
    PENDING(false),
    /** Running, or in an unknown stage: a job counts as live unless it is known to have ended. */
    RUNNING(false),
    /** Ended; every container had exit code 0. */
    COMPLETED(true),
    /** Ended; a container failed or did not start. */
    FAILED(true),
    /** Ended; cancelled on Control Plane. */
    CANCELLED(true),
    /** Not found: the response had status 404. A single such response does not prove that the job has ended. */
    GONE(false);

    private final boolean ended;

    JobStage(boolean ended) {
        this.ended = ended;
    }

    /**
     * Returns whether the stage is final.
     *
     * @return {@code true} for {@link #COMPLETED}, {@link #FAILED} and {@link #CANCELLED}
     */
    public boolean ended() {
        return ended;
    }

    /**
     * Returns the stage of a command.
     *
     * @param lifecycleStage the {@code lifecycleStage} of the command
     * @return the stage; {@link #RUNNING} for an unknown value
     */
    public static JobStage of(String lifecycleStage) {
        return switch (lifecycleStage) {
            case "pending" -> PENDING;
            case "completed" -> COMPLETED;
            case "failed" -> FAILED;
            case "cancelled" -> CANCELLED;
            default -> RUNNING;
        };
    }
}
