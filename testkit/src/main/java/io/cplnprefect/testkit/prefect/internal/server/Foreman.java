/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.prefect.internal.event.StatusEvents;
import io.cplnprefect.testkit.prefect.internal.pool.WorkQueues;
import io.cplnprefect.testkit.prefect.internal.pool.Workers;
import io.cplnprefect.testkit.prefect.internal.store.Store;
import java.time.Duration;
import java.time.Instant;

/** The service that reports pools whose workers are offline, and queues and deployments that are no longer polled. */
final class Foreman {
    private static final Duration ROUND = Duration.ofSeconds(15);

    private final Store store;
    private final Workers workers;
    private final StatusEvents statuses;
    private Instant nextRound = Instant.MIN;

    Foreman(Store store, Workers workers, StatusEvents statuses) {
        this.store = store;
        this.workers = workers;
        this.statuses = statuses;
    }

    /** Reports what is no longer ready, if a round is due. */
    void catchUp() {
        Instant now = store.now();
        if (now.isBefore(nextRound)) {
            return;
        }
        nextRound = now.plus(ROUND);
        statuses.ready().forEach(this::check);
    }

    private void check(String id) {
        ObjectNode pool = store.workPools.get(id);
        ObjectNode queue = store.workQueues.get(id);
        ObjectNode deployment = store.deployments.get(id);
        if (pool != null) {
            if (!workers.hasOnline(pool)) {
                statuses.poolNotReady(pool);
            }
        } else if (queue != null) {
            if (!WorkQueues.wasPolledRecently(store, queue)) {
                statuses.queueNotReady(queue);
            }
        } else if (deployment == null) {
            statuses.remove(id);
        } else if (!WorkQueues.wasPolledRecently(store, deployment)) {
            statuses.deploymentNotReady(deployment);
        }
    }
}
