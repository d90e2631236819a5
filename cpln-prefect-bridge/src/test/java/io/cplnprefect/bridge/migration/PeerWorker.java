/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.migration;

/** Control Plane's Python worker, or what sends its requests, on the work pool of a {@link PeerWorld}. It runs one flow run at a time. */
interface PeerWorker {

    /** The folder of a virtual environment with {@code prefect-cpln}; {@link PeerRequests} stands in for it by default. */
    String ENVIRONMENT = System.getProperty("prefect.cpln.environment", "");

    /** Starts the worker. */
    void start();

    /** Kills the worker. Its jobs continue. */
    void kill();

    /** Returns the real worker if the system property names its environment, else its requests. */
    static PeerWorker of(PeerWorld world) {
        return ENVIRONMENT.isEmpty() ? new PeerRequests(world) : new PythonWorker(world);
    }
}
