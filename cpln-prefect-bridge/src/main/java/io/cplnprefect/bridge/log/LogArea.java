/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.log;

/** The part of the bridge that a log line comes from; operators search for {@code [CPLN] <area>}. */
public enum LogArea {
    /** Creating, starting and watching a job, up to its end. */
    JOB("Job"),
    /** Finding, creating and waiting for a workload. */
    WORKLOAD("Workload"),
    /** Carrying the state of jobs to their flow runs. */
    SYNC_TO_PREFECT("Sync CPLN→Prefect"),
    /** Carrying the state of flow runs to their jobs. */
    SYNC_TO_CPLN("Sync Prefect→CPLN"),
    /** Stopping a job on request. */
    KILL("Kill"),
    /** Removing workloads that nobody uses. */
    CLEANUP("Cleanup"),
    /** Streaming the output of jobs. */
    LOGS("Logs"),
    /** Making clients and checking settings. */
    INIT("Init");

    private final String text;

    LogArea(String text) {
        this.text = text;
    }

    /** Returns the area as it stands in log lines. */
    @Override
    public String toString() {
        return text;
    }
}
