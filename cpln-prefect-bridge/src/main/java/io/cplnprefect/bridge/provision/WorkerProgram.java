/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.provision;

/** The program that runs the flow runs of a work pool. */
public enum WorkerProgram {
    /** The worker of this library, {@code cpln-prefect worker start}. */
    JAVA,
    /** Prefect's worker with Control Plane's Python package, {@code prefect worker start}. */
    PYTHON
}
