/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.store;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Flow runs in each order in which a request has read them so far; an order is kept from its first use on. */
final class RunSet {
    private final Map<RunOrder, OrderedRuns> orders = new EnumMap<>(RunOrder.class);

    RunSet(List<FlowRun> runs) {
        orders.put(RunOrder.ID_DESC, new OrderedRuns(RunOrder.ID_DESC, runs));
    }

    int size() {
        return in(RunOrder.ID_DESC).size();
    }

    void add(FlowRun run) {
        orders.values().forEach(ordered -> ordered.add(run));
    }

    void remove(FlowRun run) {
        orders.values().forEach(ordered -> ordered.remove(run));
    }

    OrderedRuns in(RunOrder order) {
        OrderedRuns existing = orders.get(order);
        if (existing != null) {
            return existing;
        }
        OrderedRuns created = new OrderedRuns(order, in(RunOrder.ID_DESC).all());
        orders.put(order, created);
        return created;
    }
}
