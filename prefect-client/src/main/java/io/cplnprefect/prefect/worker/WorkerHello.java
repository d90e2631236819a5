/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.worker;

import java.time.Duration;

/**
 * What a worker says of itself when it connects to its work pool.
 *
 * @param workPool name of the work pool, which must exist
 * @param name name of the worker
 * @param type type of the worker
 * @param heartbeatInterval time between heartbeats, in whole seconds, at least 1
 */
public record WorkerHello(String workPool, String name, String type, Duration heartbeatInterval) {}
