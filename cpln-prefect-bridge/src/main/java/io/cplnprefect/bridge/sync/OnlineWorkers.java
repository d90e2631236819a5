/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.sync;

import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.worker.WorkerQuery;
import io.cplnprefect.prefect.worker.WorkerRecord;
import io.cplnprefect.prefect.worker.WorkerStatus;
import java.util.HashSet;
import java.util.Set;

/**
 * The workers of a work pool that the server regards as online: a worker is offline after three missed heartbeats.
 *
 * @param names their names
 */
record OnlineWorkers(Set<String> names) {

    static OnlineWorkers read(Prefect prefect, String workPool) {
        Set<String> names = new HashSet<>();
        for (WorkerRecord worker :
                prefect.workers().filter(workPool, WorkerQuery.builder().build())) {
            if (WorkerStatus.ONLINE.equals(worker.status())) {
                names.add(worker.name());
            }
        }
        return new OnlineWorkers(names);
    }
}
