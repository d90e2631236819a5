/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.pool;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.prefect.internal.store.Store;

/** Work pools as the server sends them: with their status, and in 3.x with the slots in use. */
final class WorkPoolJson {
    private final Store store;
    private final WorkQueues queues;
    private final Workers workers;

    WorkPoolJson(Store store, WorkQueues queues, Workers workers) {
        this.store = store;
        this.queues = queues;
        this.workers = workers;
    }

    /** Returns a pool. */
    ObjectNode of(ObjectNode pool) {
        ObjectNode json = pool.deepCopy();
        json.set("status", workers.statusOf(pool));
        if (store.v3()) {
            json.set(
                    "active_slots",
                    pool.hasNonNull("concurrency_limit")
                            ? IntNode.valueOf(queues.usedSlotsOfPool(pool))
                            : NullNode.getInstance());
        }
        return json;
    }
}
