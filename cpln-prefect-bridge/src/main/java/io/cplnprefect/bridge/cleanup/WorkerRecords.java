/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.cleanup;

import io.cplnprefect.bridge.cleanup.CleanupEvent.Result;
import io.cplnprefect.bridge.internal.worker.InstanceName;
import io.cplnprefect.core.call.ApiResponse;
import io.cplnprefect.core.call.Page;
import io.cplnprefect.core.call.Pager;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.worker.WorkerQuery;
import io.cplnprefect.prefect.worker.WorkerRecord;
import io.cplnprefect.prefect.worker.WorkerStatus;
import io.cplnprefect.prefect.workpool.WorkPool;
import io.cplnprefect.prefect.workpool.WorkPoolQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The records that workers of this library have left on Prefect's server. Each process has a record of its own. */
final class WorkerRecords {

    /** Agents of this library have records in the pools of agents. */
    private static final Set<String> TYPES = Set.of("cpln", "prefect-agent");

    private final Prefect prefect;
    private final CleanupSettings settings;
    private final CleanupRound round;
    private final Set<String> remaining = new HashSet<>();
    private boolean complete;

    WorkerRecords(Prefect prefect, CleanupSettings settings, CleanupRound round) {
        this.prefect = prefect;
        this.settings = settings;
        this.round = round;
    }

    /** Deletes the records of workers that have been offline for the orphan age. */
    void clean() {
        Pager<WorkPool> all = prefect.workPools().filter(WorkPoolQuery.builder().build());
        ApiResponse<Page<WorkPool>> first = all.firstPage().executeForResponse();
        List<WorkPool> pools = new ArrayList<>(first.body().items());
        if (first.body().next() != null) {
            all.from(first.body().next()).forEach(pools::add);
        }
        for (WorkPool pool : pools) {
            boolean cleaned = settings.workPools().isEmpty()
                    ? TYPES.contains(pool.type())
                    : settings.workPools().contains(pool.name());
            for (WorkerRecord worker :
                    prefect.workers().filter(pool.name(), WorkerQuery.builder().build())) {
                if (!cleaned || !isOrphan(worker, first.date())) {
                    remaining.add(worker.name());
                } else {
                    round.attempt("Worker " + worker.name(), () -> delete(pool.name(), worker));
                }
            }
        }
        complete = true;
    }

    /** Returns the names of the workers that have a record, or {@code null} if they could not be read. */
    @Nullable
    Set<String> remaining() {
        return complete ? remaining : null;
    }

    private boolean isOrphan(WorkerRecord worker, @Nullable Instant now) {
        return InstanceName.instance(worker.name()) != null
                && !WorkerStatus.ONLINE.equals(worker.status())
                && now != null
                && worker.lastHeartbeatTime() != null
                && Duration.between(worker.lastHeartbeatTime(), now).compareTo(settings.orphanAge()) >= 0;
    }

    private void delete(String pool, WorkerRecord worker) {
        if (!round.dryRun()) {
            try {
                prefect.workers().delete(pool, worker.name()).execute();
            } catch (ServiceException.NotFound deleted) {
                return;
            }
        }
        round.add(new CleanupEvent(
                "worker",
                pool + "/" + worker.name(),
                Result.DELETED,
                "its last heartbeat was at " + worker.lastHeartbeatTime()));
    }
}
