/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

/** How far a job is, as its command on Control Plane tells. */
public enum JobStage {
    /** Accepted, not yet running. */
    PENDING(false),
    /** Running, or in a stage that this library does not know: what is not known to have ended is alive. */
    RUNNING(false),
    /** Ended, every container with exit code 0. */
    COMPLETED(true),
    /** Ended, a container failed or never came up. */
    FAILED(true),
    /** Stopped on Control Plane. */
    CANCELLED(true),
    /** There is no such command: Control Plane answered 404. One such answer proves nothing yet. */
    GONE(false);

    private final boolean ended;

    JobStage(boolean ended) {
        this.ended = ended;
    }

    /**
     * Whether the job has ended for good.
     *
     * @return {@code true} for the three final stages
     */
    public boolean ended() {
        return ended;
    }

    /**
     * The stage of a command.
     *
     * @param lifecycleStage as the platform writes it
     * @return the stage; {@link #RUNNING} for a text that is not known
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
