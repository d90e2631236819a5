/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.server;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.prefect.internal.concurrency.ConcurrencyLimits;
import io.cplnprefect.testkit.prefect.internal.deployment.ScheduledRuns;
import io.cplnprefect.testkit.prefect.internal.run.FlowRunStates;
import io.cplnprefect.testkit.prefect.internal.store.FlowRun;
import io.cplnprefect.testkit.prefect.internal.store.Store;
import io.cplnprefect.testkit.prefect.internal.store.TimeIndex;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The changes that a server makes as time passes; the emulator makes them at the start of each request. */
final class ServerServices {
    private static final Duration LATE_AFTER = Duration.ofSeconds(15);
    private static final Duration CANCELLING_TIMEOUT = Duration.ofMinutes(5);

    private final Store store;
    private final FlowRunStates states;
    private final ScheduledRuns scheduledRuns;
    private final ConcurrencyLimits limits;
    private final Foreman foreman;

    ServerServices(
            Store store, FlowRunStates states, ScheduledRuns scheduledRuns, ConcurrencyLimits limits, Foreman foreman) {
        this.foreman = foreman;
        this.limits = limits;
        this.store = store;
        this.states = states;
        this.scheduledRuns = scheduledRuns;
    }

    void catchUp() {
        scheduledRuns.catchUp();
        overdue(store.flowRuns.notLate(), LATE_AFTER).forEach(states::markLate);
        limits.releaseExpired();
        foreman.catchUp();
        if (store.v3()) {
            overdue(store.flowRuns.cancelling(), CANCELLING_TIMEOUT).forEach(this::cancel);
        }
    }

    /** Returns the runs whose time was longer ago than the limit. */
    private List<FlowRun> overdue(TimeIndex runs, Duration limit) {
        List<FlowRun> overdue = new ArrayList<>();
        runs.between(null, store.now().minus(limit).minusNanos(1)).forEach(overdue::add);
        return overdue;
    }

    /** Cancels a run that stays CANCELLING, as the server does since 3.7.5. */
    private void cancel(FlowRun run) {
        ObjectNode cancelled = JsonNodeFactory.instance.objectNode().put("type", "CANCELLED");
        cancelled.put("message", "Flow run cancellation timed out.");
        states.write(run, states.proposed(cancelled), false);
    }
}
