/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.prefect.flowrun.FlowRun;
import io.cplnprefect.prefect.query.In;
import io.cplnprefect.prefect.query.InOrNot;
import io.cplnprefect.prefect.query.TimeRange;
import io.cplnprefect.prefect.query.WorkPoolFilter;
import io.cplnprefect.prefect.query.WorkQueueFilter;
import io.cplnprefect.prefect.state.StateType;
import io.cplnprefect.prefect.worker.Heartbeat;
import io.cplnprefect.prefect.worker.WorkerFilter;
import io.cplnprefect.prefect.worker.WorkerQuery;
import io.cplnprefect.prefect.worker.WorkerRecord;
import io.cplnprefect.prefect.worker.WorkerStatus;
import io.cplnprefect.prefect.workpool.ScheduledFlowRun;
import io.cplnprefect.prefect.workpool.ScheduledRunsQuery;
import io.cplnprefect.prefect.workpool.WorkPool;
import io.cplnprefect.prefect.workpool.WorkPoolQuery;
import io.cplnprefect.prefect.workpool.WorkPoolUpdate;
import io.cplnprefect.prefect.workqueue.WorkQueueCreate;
import io.cplnprefect.prefect.workqueue.WorkQueueQuery;
import io.cplnprefect.prefect.workqueue.WorkQueueUpdate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Work pools, their queues and workers. */
interface WorkPoolContract extends ContractServer {

    @Test
    default void workPool_createdChangedPolled() {
        WorkPool pool = pool();
        assertThat(prefect().workPools().read(pool.name()).execute().baseJobTemplate())
                .isEqualTo(pool.baseJobTemplate());
        assertThatThrownBy(this::pool).isInstanceOf(ServiceException.Conflict.class);
        prefect()
                .workPools()
                .update(
                        pool.name(),
                        WorkPoolUpdate.builder()
                                .concurrencyLimit(3)
                                .description("jobs")
                                .build())
                .execute();
        assertThat(prefect().workPools().read(pool.name()).execute().concurrencyLimit())
                .isEqualTo(3);
        prefect()
                .workPools()
                .update(
                        pool.name(),
                        WorkPoolUpdate.builder()
                                .clearConcurrencyLimit()
                                .baseJobTemplate(Map.of())
                                .build())
                .execute();
        WorkPool changed = prefect().workPools().read(pool.name()).execute();
        assertThat(changed.concurrencyLimit()).isNull();
        assertThat(changed.description()).isEqualTo("jobs");
        assertThat(changed.baseJobTemplate()).isEmpty();

        FlowRun run = run(deployment(flow(), pool));
        List<ScheduledFlowRun> due = prefect()
                .workPools()
                .scheduledFlowRuns(
                        pool.name(),
                        ScheduledRunsQuery.builder()
                                .scheduledBefore(Instant.now().plusSeconds(10))
                                .build())
                .execute();
        assertThat(due).hasSize(1);
        assertThat(due.get(0).flowRun().id()).isEqualTo(run.id());
        assertThat(due.get(0).flowRun().stateType()).isEqualTo(StateType.SCHEDULED);
        assertThat(due.get(0).flowRun().state()).isNull();
        assertThat(due.get(0).workPoolId()).isEqualTo(pool.id());

        WorkPoolQuery query = WorkPoolQuery.builder()
                .workPools(WorkPoolFilter.names(pool.name()))
                .build();
        assertThat(prefect().workPools().filter(query)).hasSize(1);
        assertThat(prefect().workPools().count(query).execute()).isEqualTo(1);
        prefect().workPools().delete(pool.name()).execute();
        assertThat(prefect().workPools().filter(query)).isEmpty();
    }

    @Test
    default void workQueue_createdChangedListedDeleted() {
        WorkPool pool = pool();
        prefect()
                .workQueues()
                .create(
                        pool.name(),
                        WorkQueueCreate.builder()
                                .name("urgent")
                                .priority(1)
                                .concurrencyLimit(2)
                                .build())
                .execute();
        prefect()
                .workQueues()
                .update(
                        pool.name(),
                        "urgent",
                        WorkQueueUpdate.builder()
                                .paused(true)
                                .clearConcurrencyLimit()
                                .build())
                .execute();
        var read = prefect().workQueues().read(pool.name(), "urgent").execute();
        assertThat(read.paused()).isTrue();
        assertThat(read.concurrencyLimit()).isNull();
        assertThat(prefect()
                        .workQueues()
                        .filter(pool.name(), WorkQueueQuery.builder().build()))
                .extracting(queue -> queue.name())
                .containsExactlyInAnyOrder("default", "urgent");
        prefect().workQueues().delete(pool.name(), "urgent").execute();
        assertThat(prefect()
                        .workQueues()
                        .filter(
                                pool.name(),
                                WorkQueueQuery.builder()
                                        .workQueues(WorkQueueFilter.builder()
                                                .name(In.any("urgent"))
                                                .build())
                                        .build()))
                .isEmpty();
    }

    @Test
    default void heartbeat_ofNewWorker_showsItOnline() {
        WorkPool pool = pool();
        prefect()
                .workers()
                .heartbeat(
                        pool.name(),
                        Heartbeat.builder()
                                .name("worker 1")
                                .heartbeatIntervalSeconds(30)
                                .build())
                .execute();
        WorkerQuery online = WorkerQuery.builder()
                .workers(WorkerFilter.builder()
                        .status(InOrNot.any(WorkerStatus.ONLINE))
                        .lastHeartbeatTime(TimeRange.after(Instant.now().minusSeconds(60)))
                        .build())
                .build();
        assertThat(prefect().workers().filter(pool.name(), online))
                .extracting(WorkerRecord::name)
                .containsExactly("worker 1");
        prefect().workers().delete(pool.name(), "worker 1").execute();
        assertThat(prefect().workers().filter(pool.name(), online)).isEmpty();
        assertThatThrownBy(() -> prefect()
                        .workers()
                        .heartbeat("no-such-pool", Heartbeat.builder().name("w").build())
                        .execute())
                .isInstanceOf(ServiceException.NotFound.class)
                .hasMessageContaining("no-such-pool");
    }
}
