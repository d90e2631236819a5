/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.output;

import io.cplnprefect.cpln.log.LogQl;
import java.util.Map;

/**
 * Queries of the log lines that the bridge writes, for a worker that itself runs as a workload on Control Plane.
 *
 * <pre>{@code
 * LogQueries queries = LogQueries.ofWorker("prefect", "prefect-worker");
 * controlPlane.org().logs().last(queries.about(flowRunId.toString()), 100).execute();
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 */
public final class LogQueries {

    private static final String MARK = "[CPLN]";

    private final LogQl ofWorker;

    private LogQueries(LogQl ofWorker) {
        this.ofWorker = ofWorker;
    }

    /**
     * Returns the queries of a worker's lines.
     *
     * @param gvc name of the GVC that the worker runs in
     * @param workload name of the workload that it runs in
     * @return the queries
     */
    public static LogQueries ofWorker(String gvc, String workload) {
        return new LogQueries(LogQl.labels(Map.of("gvc", gvc, "workload", workload)));
    }

    /**
     * Returns a query of all lines of the bridge.
     *
     * @return the query
     */
    public LogQl all() {
        return ofWorker.containing(MARK);
    }

    /**
     * Returns a query of the lines of an area.
     *
     * @param area the area
     * @return the query
     */
    public LogQl of(LogArea area) {
        return ofWorker.containing(MARK + " " + area);
    }

    /**
     * Returns a query of the lines of both directions of the observation.
     *
     * @return the query
     */
    public LogQl ofObservation() {
        return ofWorker.containing(MARK + " Sync");
    }

    /**
     * Returns a query of the lines about an object.
     *
     * @param object id of a flow run or command, or name of a workload
     * @return the query
     */
    public LogQl about(String object) {
        return all().containing(object);
    }

    /**
     * Returns a query of the lines of an area about an object.
     *
     * @param area the area
     * @param object id of a flow run or command, or name of a workload
     * @return the query
     */
    public LogQl of(LogArea area, String object) {
        return of(area).containing(object);
    }
}
