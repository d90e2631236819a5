/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.output;

/** The part of the bridge that writes a log line. Operators search for {@code [CPLN] <area>}. */
public enum LogArea {
    /** Creating, starting and observing a job. */
    JOB("Job"),
    /** Finding, creating and waiting for a workload. */
    WORKLOAD("Workload"),
    /** Updating flow runs from the state of their jobs. */
    SYNC_TO_PREFECT("Sync CPLN→Prefect"),
    /** Updating jobs from the state of their flow runs. */
    SYNC_TO_CPLN("Sync Prefect→CPLN"),
    /** Stopping a job on request. */
    KILL("Kill"),
    /** Deleting unused workloads. */
    CLEANUP("Cleanup"),
    /** Streaming the output of jobs. */
    LOGS("Logs"),
    /** Creating clients and checking settings. */
    INIT("Init");

    private final String text;

    LogArea(String text) {
        this.text = text;
    }

    /**
     * Returns the name of the area as log lines contain it.
     *
     * @return the name
     */
    @Override
    public String toString() {
        return text;
    }
}
