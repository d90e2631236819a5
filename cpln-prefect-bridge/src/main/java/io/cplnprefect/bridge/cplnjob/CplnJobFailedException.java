/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.cplnjob;

import io.cplnprefect.bridge.job.JobEnd;

/** A job that has ended without completing. The message names its workload, stage and exit code. */
public final class CplnJobFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient CplnJobRun run;
    private final transient JobEnd end;

    CplnJobFailedException(String message, CplnJobRun run, JobEnd end) {
        super(message);
        this.run = run;
        this.end = end;
    }

    /**
     * Returns the run, whose result can be fetched.
     *
     * @return the run
     */
    public CplnJobRun run() {
        return run;
    }

    /**
     * Returns the end of the job.
     *
     * @return the end, with the exit codes of the containers
     */
    public JobEnd end() {
        return end;
    }
}
