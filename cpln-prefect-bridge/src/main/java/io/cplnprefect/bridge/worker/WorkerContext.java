/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import io.cplnprefect.bridge.internal.ServiceClock;
import io.cplnprefect.bridge.platform.PlatformClients;
import io.cplnprefect.core.time.TimeSource;
import io.cplnprefect.prefect.Prefect;
import java.util.concurrent.Executor;

/**
 * What the parts of a worker share.
 *
 * @param settings the settings, with the GVC and the location of the Control Plane client where they name none
 * @param executor runs tasks that block
 */
record WorkerContext(
        Prefect prefect,
        PlatformClients clients,
        WorkerSettings settings,
        WorkerIdentity identity,
        RunSource source,
        WorkerPresence presence,
        SafeListener listener,
        Executor executor,
        ServiceClock prefectClock,
        WorkerEvents events) {

    TimeSource time() {
        return clients.own().controlPlane().time();
    }

    /** Starts the reads of a round; the work pool is created if it does not exist. */
    RoundReads newReads() {
        return new RoundReads(
                prefect, presence.workPool().filter(WorkPoolSetup::isComplete).orElseGet(source::pool));
    }
}
