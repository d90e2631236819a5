/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.state;

import java.util.List;
import org.opentest4j.AssertionFailedError;

/** Assertions about the jobs of all workloads. */
public final class JobsAssert {
    private final JobRecords jobs;

    JobsAssert(JobRecords jobs) {
        this.jobs = jobs;
    }

    /**
     * Asserts that no command is live.
     *
     * @throws AssertionError if a job has not ended; the message lists the live ones
     */
    public JobsAssert haveEnded() {
        List<JobRecord> live = jobs.live();
        if (!live.isEmpty()) {
            StringBuilder text = new StringBuilder("Expected no live command, but there are " + live.size() + ":");
            live.forEach(job -> text.append("\n  ").append(job));
            throw new AssertionFailedError(text.toString());
        }
        return this;
    }

    /**
     * Asserts the number of jobs, live or ended.
     *
     * @throws AssertionError if there are more or fewer
     */
    public JobsAssert haveCount(int count) {
        if (jobs.all().size() != count) {
            throw new AssertionFailedError(
                    "Expected " + count + " jobs: " + jobs.all(),
                    count,
                    jobs.all().size());
        }
        return this;
    }
}
