/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.state;

import org.opentest4j.AssertionFailedError;

/** Assertions about a job. */
public final class JobAssert {
    private final JobRecord job;

    JobAssert(JobRecord job) {
        this.job = job;
    }

    /**
     * Asserts that the job has ended, with or without success.
     *
     * @throws AssertionError if it is live
     */
    public JobAssert hasEnded() {
        if (!job.hasEnded()) {
            throw new AssertionFailedError("Expected a job that has ended, but it is live: " + job);
        }
        return this;
    }

    /**
     * Asserts the stage of the command.
     *
     * @param stage for example {@code completed}
     * @throws AssertionError if it is in another stage
     */
    public JobAssert hasStage(String stage) {
        if (!job.stage().equals(stage)) {
            throw new AssertionFailedError("Expected stage " + stage + ": " + job, stage, job.stage());
        }
        return this;
    }
}
