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
 * What the flow runs of one poll round have in common: the pool, and their flows and deployments, each read once or, by the first
 * few at the same moment, a few times. The next round reads anew, since job variables may have changed.
 *
 * <p>No run waits for the read of another, and a read that failed is not remembered: one bad answer fails one run.
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
        Flow known = flows.get(id);
        if (known != null) {
            return known;
        }
        Flow read = prefect.flows().read(id).execute();
        flows.put(id, read);
        return read;
    }

    Deployment deployment(UUID id) {
        Deployment known = deployments.get(id);
        if (known != null) {
            return known;
        }
        try {
            Deployment read = prefect.deployments().read(id).execute();
            deployments.put(id, read);
            return read;
        } catch (ServiceException.NotFound e) {
            throw new UsageException("Its deployment " + id + " no longer exists", e);
        }
    }
}
