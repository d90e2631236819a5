/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.deployment.Deployment;
import io.cplnprefect.prefect.flow.Flow;
import io.cplnprefect.prefect.workpool.WorkPool;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The objects that the flow runs of one round have in common: the work pool, flows and deployments. Each is read once, except by
 * concurrent first reads. The next round reads them again, because job variables may have changed.
 *
 * <p>No run waits for the read of another, and failures are not cached: a failed read affects one run. Thread-safe.
 */
final class RoundReads {

    private final Prefect prefect;
    private final WorkPool pool;
    private final Map<UUID, Flow> flows = new ConcurrentHashMap<>();
    private final Map<UUID, Deployment> deployments = new ConcurrentHashMap<>();

    RoundReads(Prefect prefect, WorkPool pool) {
        this.prefect = prefect;
        this.pool = pool;
    }

    WorkPool pool() {
        return pool;
    }

    Flow flow(UUID id) {
        Flow cached = flows.get(id);
        if (cached != null) {
            return cached;
        }
        Flow read = prefect.flows().read(id).execute();
        flows.put(id, read);
        return read;
    }

    Deployment deployment(UUID id) {
        Deployment cached = deployments.get(id);
        if (cached != null) {
            return cached;
        }
        try {
            Deployment read = prefect.deployments().read(id).execute();
            deployments.put(id, read);
            return read;
        } catch (ServiceException.NotFound e) {
            throw new UsageException("The deployment " + id + " of the flow run no longer exists", e);
        }
    }
}
